package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.counted;
import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Site;
import org.myodose.analysis.prescription.Step;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Figures;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Document;
import org.myodose.dashboard.document.Drawing;
import org.myodose.dashboard.document.Mark.Point;
import org.myodose.dashboard.document.TimePlot;
import org.myodose.dashboard.document.TimePlot.Band;
import org.myodose.dashboard.document.TimePlot.Moment;
import org.myodose.dashboard.document.TimePlot.Span;

/** The force of one device in pictures: over the session, around each hold, and by zone. */
final class TraceSection {

    private static final double WHOLE_HEIGHT = 210;
    private static final double SMALL_WIDTH = 165;
    private static final double SMALL_HEIGHT = 96;
    private static final int MOST_ZONES = 12;
    private static final int LETTERS = 26;

    private final DeviceSession device;
    private final List<Band> bands;

    TraceSection(DeviceSession device, @Nullable Prescription prescription) {
        this.device = device;
        bands = prescription == null || !device.unit().isForce() ? List.of() : bands(prescription);
    }

    /** Every band that it asks for, each once. */
    private static List<Band> bands(Prescription prescription) {
        List<Band> bands = new ArrayList<>();
        for (Step step : prescription.steps()) {
            bands.add(new Band(step.bandLowNewtons(), step.bandHighNewtons()));
        }
        if (bands.isEmpty()) {
            bands.add(new Band(prescription.bandLowNewtons(), prescription.bandHighNewtons()));
        }
        for (Site site : prescription.sites()) {
            if (site.ownBand()) {
                bands.add(new Band(site.bandLowNewtons(), site.bandHighNewtons()));
            }
        }
        return bands.stream().distinct().toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Figures(wholeCaption(), List.of(whole())));
        if (!device.noted().isEmpty()) {
            blocks.add(noted());
        }
        if (!device.holds().isEmpty()) {
            blocks.add(new Figures(
                    holdsCaption(), device.holds().stream().map(this::hold).toList()));
        }
        if (!device.zones().isEmpty()) {
            blocks.add(zones());
        }
        return blocks;
    }

    private Drawing whole() {
        List<Moment> moments = new ArrayList<>();
        for (int index = 0; index < device.noted().size(); index++) {
            moments.add(new Moment(device.noted().get(index).seconds(), letter(index)));
        }
        List<Hold> holds = device.report().holds();
        String description = counted(holds.size(), "hold", "holds") + " and "
                + counted(device.report().gaps().size(), "stretch", "stretches") + " without data in "
                + plain(device.report().durationSeconds(), 1) + " seconds"
                + (device.peak() == null
                        ? "."
                        : "; the highest force is " + plain(device.peak().y(), 1) + " " + device.symbol() + " after "
                                + plain(device.peak().x(), 1) + " seconds.");
        return new TimePlot(
                        "Force of " + device.name() + " over the session",
                        description,
                        device.symbol(),
                        0,
                        device.report().durationSeconds(),
                        device.lines(),
                        bands,
                        holds.stream().map(TraceSection::span).toList(),
                        gaps(),
                        moments,
                        device.peak())
                .drawing(Document.TEXT_WIDTH, WHOLE_HEIGHT);
    }

    private static Span span(Hold hold) {
        return new Span(hold.onsetSeconds(), hold.releaseSeconds(), Integer.toString(hold.index()), hold.clipped());
    }

    private List<Span> gaps() {
        return device.report().gaps().stream()
                .map(gap -> new Span(gap.startSeconds(), gap.endSeconds(), "", false))
                .toList();
    }

    /** A, B … Z, and then numbers: a letter says where on the trace a row of the table belongs. */
    private static String letter(int index) {
        return index < LETTERS ? Character.toString('A' + index) : Integer.toString(index + 1);
    }

    private String wholeCaption() {
        List<String> parts = new ArrayList<>();
        parts.add("Filtered force, " + siteWords(device) + ".");
        if (!device.report().holds().isEmpty()) {
            parts.add("Holds are shaded from onset to release and numbered as in the table.");
        }
        if (!bands.isEmpty()) {
            parts.add("The target band lies between dashed lines: "
                    + String.join(
                            ", ",
                            bands.stream()
                                    .map(band -> plain(band.low(), 1) + " to " + plain(band.high(), 1) + " N")
                                    .toList())
                    + ".");
        }
        if (!device.report().gaps().isEmpty()) {
            double missing = device.report().gaps().stream()
                    .mapToDouble(gap -> gap.endSeconds() - gap.startSeconds())
                    .sum();
            parts.add("Grey stretches have no data: "
                    + counted(device.report().gaps().size(), "gap", "gaps") + ", " + plain(missing, 2)
                    + " s in all; the trace is never drawn across them.");
        }
        if (device.report().holds().stream().anyMatch(Hold::clipped)) {
            parts.add("A bar above a hold: it was clipped at the end of the sensor's range.");
        }
        parts.add("However long the session, every column of the picture keeps its lowest and highest sample.");
        return String.join(" ", parts);
    }

    private static String siteWords(DeviceSession device) {
        String site = device.report().signal().layout().totalSite();
        return site.isEmpty() ? "of a sensor whose place nobody told" : "measured at: " + site;
    }

    private Table noted() {
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < device.noted().size(); index++) {
            Noted noted = device.noted().get(index);
            rows.add(List.of(letter(index), plain(noted.seconds(), 1), noted.text()));
        }
        String more =
                device.notedBeyond() == 0 ? "" : ", and " + device.notedBeyond() + " more that ./myodose dump prints";
        return new Table(
                "Noted while recording" + more,
                List.of(new Column("On the trace", false), new Column("After, s", true), new Column("What", false)),
                rows);
    }

    private Drawing hold(HoldTrace each) {
        Hold hold = each.hold().scaled(device.factor());
        return new TimePlot(
                        "Hold " + hold.index() + (hold.clipped() ? ", clipped" : ""),
                        "Mean " + plain(hold.meanForce(), 1) + " " + device.symbol() + " over "
                                + plain(hold.plateauSeconds(), 1) + " seconds, peak " + plain(hold.peakForce(), 1)
                                + " " + device.symbol() + ".",
                        device.symbol(),
                        each.trace().from(),
                        each.trace().to(),
                        each.trace().lines(),
                        bands,
                        List.of(new Span(hold.plateauStartSeconds(), hold.plateauEndSeconds(), "", hold.clipped())),
                        gaps().stream()
                                .filter(gap -> gap.to() > each.trace().from()
                                        && gap.from() < each.trace().to())
                                .toList(),
                        List.of(),
                        each.trace().peak().orElse(null))
                .drawing(SMALL_WIDTH, SMALL_HEIGHT);
    }

    private String holdsCaption() {
        int all = device.report().holds().size();
        String which = all > device.holds().size()
                ? "The first " + device.holds().size() + " of " + all + " holds"
                : all == 1 ? "The hold" : "Each hold";
        return which + " from just before its onset to just after its release, " + device.symbol()
                + " against seconds of the session; the plateau is shaded, the dot is the peak.";
    }

    private Figures zones() {
        List<ZoneTrace> shown = device.zones();
        String which = "The force of each zone";
        if (shown.size() > MOST_ZONES) {
            which = "The " + MOST_ZONES + " of " + shown.size() + " zones with the highest forces";
            shown = shown.stream()
                    .sorted(Comparator.comparingDouble(TraceSection::peakOf).reversed())
                    .limit(MOST_ZONES)
                    .toList();
        }
        List<Drawing> drawings = shown.stream().map(this::zone).toList();
        return new Figures(which + ", " + device.symbol() + " over the session; the dot is the peak.", drawings);
    }

    private static double peakOf(ZoneTrace zone) {
        return zone.trace().peak().map(Point::y).orElse(Double.NEGATIVE_INFINITY);
    }

    private Drawing zone(ZoneTrace zone) {
        String peak = plain(peakOf(zone), 1, device.symbol());
        return new TimePlot(
                        zone.zone() + ", peak " + peak,
                        "Force of the zone " + zone.zone() + "; its peak is " + peak + ".",
                        device.symbol(),
                        0,
                        device.report().durationSeconds(),
                        zone.trace().lines(),
                        List.of(),
                        List.of(),
                        gaps(),
                        List.of(),
                        zone.trace().peak().orElse(null))
                .drawing(SMALL_WIDTH, SMALL_HEIGHT);
    }
}
