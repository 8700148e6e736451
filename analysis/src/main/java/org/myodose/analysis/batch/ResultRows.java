package org.myodose.analysis.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.GapSpan;
import org.myodose.analysis.report.HoldTable;
import org.myodose.analysis.report.SiteReport;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.table.Row;
import org.myodose.device.ForceUnit;

/** The rows that one file adds to the tables of {@link ResultTables}. One thread. */
final class ResultRows {

    private static final long FIRST_DEVICE = 0;

    private final FileStamp stamp;
    private final String hash;
    private final BatchSettings settings;
    private final List<Row> recordings = new ArrayList<>();
    private final List<Row> holds = new ArrayList<>();

    ResultRows(FileStamp stamp, String hash, BatchSettings settings) {
        this.stamp = stamp;
        this.hash = hash;
        this.settings = settings;
    }

    List<Row> recordings() {
        return recordings;
    }

    List<Row> holds() {
        return holds;
    }

    /** A file that could not be analysed. */
    void failed(FileKind kind, String failure) {
        recordings.add(file(kind, null).with("failure", failure).row());
    }

    void table(AnalysisReport report) {
        recordings.add(figures(file(FileKind.TABLE, report).with("device", FIRST_DEVICE), report)
                .row());
        addHolds(FIRST_DEVICE, null, report);
    }

    void device(Recording recording, DeviceReport device) {
        AnalysisReport report = device.report();
        long number = device.device().number();
        NamedRow row = file(FileKind.RECORDING, report)
                .with("device", number)
                .with("deviceName", device.device().name())
                .with("deviceSource", device.device().source())
                .with("model", device.description().model())
                .with("serialNumber", device.description().serialNumber());
        RecordingDescription told = recording.description().orElse(null);
        if (told != null) {
            row.with("startedAt", told.startedAt().toString()).with("recordedWith", told.softwareVersion());
        }
        recordings.add(figures(row, report).row());
        addHolds(number, null, report);
        for (SiteReport site : device.sites()) {
            addHolds(number, site.site(), site.report());
        }
    }

    private NamedRow file(FileKind kind, @Nullable AnalysisReport report) {
        NamedRow row =
                new NamedRow(ResultTables.RECORDINGS).with("file", stamp.name()).with("kind", kind.label());
        if (stamp.bytes() != FileStamp.UNKNOWN) {
            row.with("bytes", stamp.bytes());
        }
        return provenance(row, report);
    }

    private NamedRow provenance(NamedRow row, @Nullable AnalysisReport report) {
        return row.with("sha256", hash.isEmpty() ? null : hash)
                .with("calibration", report == null ? null : calibration(report))
                .with("softwareVersion", settings.softwareVersion())
                .with("parameters", settings.parameters());
    }

    /** As the scalings say, each saying once. */
    private static @Nullable String calibration(AnalysisReport report) {
        String provenances = report.signal().scalings().stream()
                .map(ChannelScaling::provenance)
                .distinct()
                .collect(Collectors.joining("; "));
        return provenances.isEmpty() ? null : provenances;
    }

    private static NamedRow unit(NamedRow row, AnalysisReport report) {
        ForceUnit unit = report.signal().forceUnit();
        return row.with("forceUnit", unit.symbol())
                .with("newtonsPerUnit", unit.isForce() ? unit.newtonsPerUnit() : Double.NaN);
    }

    private static NamedRow figures(NamedRow row, AnalysisReport report) {
        unit(row, report)
                .with("site", report.signal().layout().totalSite())
                .with("filter", report.signal().filter())
                .with("filterDelaySeconds", report.signal().filterDelaySeconds())
                .with("samples", report.samples())
                .with("durationSeconds", report.durationSeconds())
                .with("rateHz", report.signal().rateMilliHertz() / 1000.0)
                .with("gaps", report.gaps().size())
                .with("gapSeconds", gapSeconds(report.gaps()))
                .with("holds", report.holds().size())
                .with("presses", report.presses().size())
                .with("holdSeconds", report.dose().holdSeconds())
                .with("inBandSeconds", report.dose().inBandSeconds())
                .with("impulse", report.dose().impulse())
                .with("repetitionsPlanned", report.dose().repetitionsPlanned())
                .with("notices", String.join(" ", report.notices()));
        Prescription prescription = report.prescription();
        if (prescription != null) {
            row.with("prescription", prescription.name());
            score(row, report);
        }
        return row;
    }

    private static double gapSeconds(List<GapSpan> gaps) {
        return gaps.stream()
                .mapToDouble(gap -> gap.endSeconds() - gap.startSeconds())
                .sum();
    }

    private static void score(NamedRow row, AnalysisReport report) {
        ScoredSession scored = report.scoring().session().orElse(null);
        if (scored == null || report.holds().isEmpty()) {
            return;
        }
        ErrorFigures level = scored.figures().level();
        row.with("score", scored.score().total())
                .with("constantError", level.constantError())
                .with("absoluteError", level.absoluteError())
                .with("variableError", level.variableError())
                .with("totalVariability", level.totalVariability());
    }

    private void addHolds(long device, @Nullable String zone, AnalysisReport report) {
        for (Hold hold : report.holds()) {
            NamedRow row = unit(new NamedRow(ResultTables.HOLDS), report)
                    .with("file", stamp.name())
                    .with("device", device)
                    .with("zone", zone);
            HoldTable.set(row.row(), row.index("hold"), hold);
            holds.add(provenance(row, report).row());
        }
    }
}
