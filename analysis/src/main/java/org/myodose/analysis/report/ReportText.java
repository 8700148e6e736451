package org.myodose.analysis.report;

import java.util.Locale;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.hold.Hold;

/** A report as people read it: a line on the file, a table of the holds, the dose, and whatever was odd. */
public final class ReportText {

    private ReportText() {}

    /** The whole report, ending with a line feed. */
    public static String of(AnalysisReport report) {
        StringBuilder text = new StringBuilder();
        String unit = report.signal().forceUnit().symbol();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%s: %d samples in %.1f s, forces in %s; %s",
                        report.source(),
                        report.samples(),
                        report.durationSeconds(),
                        unit,
                        report.signal().filter()));
        String site = report.signal().layout().totalSite();
        if (!site.isEmpty()) {
            line(text, "Measured at: " + site + ".");
        }
        for (GapSpan gap : report.gaps()) {
            line(
                    text,
                    String.format(Locale.ROOT, "No data from %.2f to %.2f s.", gap.startSeconds(), gap.endSeconds()));
        }
        if (report.prescription() != null) {
            line(text, "Prescription: " + report.prescription().name() + ".");
        }
        holds(text, report, unit);
        dose(text, report, unit);
        report.notices().forEach(notice -> line(text, String.format(Locale.ROOT, "Note: %s", notice)));
        return text.toString();
    }

    /** The same, device by device, and then the holds of all on their common clock. */
    public static String of(RecordingReport report) {
        StringBuilder text = new StringBuilder();
        if (report.devices().size() == 1) {
            device(text, report.devices().getFirst());
            return text.toString();
        }
        for (DeviceReport device : report.devices()) {
            line(
                    text,
                    "== Device " + device.device().number() + ", "
                            + device.device().name() + " ==");
            device(text, device);
            line(text, "");
        }
        timeline(text, report);
        return text.toString();
    }

    private static void device(StringBuilder text, DeviceReport device) {
        text.append(of(device.report()));
        for (SiteReport site : device.sites()) {
            String unit = site.report().signal().forceUnit().symbol();
            line(text, "");
            line(text, "-- " + site.site() + " by itself --");
            holds(text, site.report(), unit);
            dose(text, site.report(), unit);
        }
    }

    private static void timeline(StringBuilder text, RecordingReport report) {
        line(text, "== All devices, on the clock of the computer ==");
        if (report.timeline().isEmpty()) {
            line(text, "No hold was found.");
            return;
        }
        line(text, String.format(Locale.ROOT, "%9s %9s %7s %4s  %s", "onset s", "release", "± ms", "hold", "device"));
        for (TimelineEntry entry : report.timeline()) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%9.3f %9.3f %7.2f %4d  %s, %s",
                            entry.onsetSeconds(),
                            entry.releaseSeconds(),
                            1000 * entry.uncertaintySeconds(),
                            entry.hold().index(),
                            entry.device().device().name(),
                            entry.hold().site()));
        }
    }

    private static void holds(StringBuilder text, AnalysisReport report, String unit) {
        if (report.holds().isEmpty()) {
            line(text, "No hold was found.");
            return;
        }
        line(text, "");
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%4s %9s %9s %9s %9s %9s %9s %9s %7s %7s  %s",
                        "hold",
                        "onset s",
                        "plateau",
                        "to",
                        "release",
                        "mean " + unit,
                        "peak",
                        "sag /s",
                        "CV %",
                        "band %",
                        "ended"));
        for (Hold hold : report.holds()) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%4d %9.2f %9.2f %9.2f %9.2f %9.4g %9.4g %9.3g %7.2f %7s  %s",
                            hold.index(),
                            hold.onsetSeconds(),
                            hold.plateauStartSeconds(),
                            hold.plateauEndSeconds(),
                            hold.releaseSeconds(),
                            hold.meanForce(),
                            hold.peakForce(),
                            hold.sag(),
                            hold.coefficientOfVariationPercent(),
                            known(hold.timeInBandPercent()),
                            hold.ended().label()));
        }
    }

    private static void dose(StringBuilder text, AnalysisReport report, String unit) {
        Dose dose = report.dose();
        line(text, "");
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "Dose: %s, %.1f s held, impulse %.4g %s·s; %s too short or unsteady to be a hold.",
                        counted(dose.repetitions(), "hold", "holds"),
                        dose.holdSeconds(),
                        dose.impulse(),
                        unit,
                        counted(report.presses().size(), "press was", "presses were")));
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static String known(double percent) {
        return Double.isNaN(percent) ? "-" : String.format(Locale.ROOT, "%.0f", percent);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
