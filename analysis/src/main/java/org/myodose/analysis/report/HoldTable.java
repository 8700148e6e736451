package org.myodose.analysis.report;

import java.util.List;
import java.util.stream.Collectors;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldStep;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;

/**
 * The columns of a hold, for every table of holds: by the names, and with the meaning, of {@link Hold} and of the fields that
 * {@code analyze --json} prints. Forces are in whatever unit the table's {@code forceUnit} says. Thread-safe.
 */
public final class HoldTable {

    private static final String FORCE = "forceUnit";

    private static final List<Column> COLUMNS = List.of(
            Column.integer("hold", "", "1 for the first hold"),
            Column.text("channel", "the channel's name, or total"),
            Column.text("site", "what the force was measured at"),
            Column.number("onsetSeconds", "s", "first sample above the noise, from the first sample of all"),
            Column.number("plateauStartSeconds", "s", "first sample of the first steady stretch"),
            Column.number("plateauEndSeconds", "s", "last sample before the unloading"),
            Column.number("releaseSeconds", "s", "last sample above the noise, or where the force came to rest"),
            Column.number("plateauSeconds", "s", "length of the plateau: the time that counts as held"),
            Column.text("ended", "released, interrupted by a gap, or endOfRecording"),
            Column.number("meanForce", FORCE, "mean of the plateau"),
            Column.number("peakForce", FORCE, "largest sample from onset to release"),
            Column.number("impulse", FORCE + "·s", "integral of the force from onset to release"),
            Column.number("loadingRate", FORCE + "/s", "over 10 to 90 % of the way to the mean"),
            Column.number("coefficientOfVariationPercent", "%", "100 SD / mean of the plateau"),
            Column.number("sag", FORCE + "/s", "least-squares slope of the plateau; negative where it sags"),
            Column.number("timeInBandPercent", "%", "share of the plateau within the target band"),
            Column.number("baselineForce", FORCE, "resting level before the hold"),
            Column.text("onsetCause", "the rule that told the onset"),
            Column.text("releaseCause", "the rule that told the release"),
            Column.integer("steps", "", "levels at which the plateau was steady"),
            Column.text("stepForces", "the level of each, in their order, with spaces between"),
            Column.integer("excursions", "", "squeezes on top of the hold"),
            Column.number("excursionPeakForce", FORCE, "the highest of them"),
            Column.truth("clipped", "the signal reached the end of its range: forces are lower limits"));

    private HoldTable() {}

    /** In their order. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** Fills the cells from column {@code first} on. */
    public static Row set(Row row, int first, Hold hold) {
        int column = first;
        row.set(column++, hold.index());
        row.set(column++, hold.channel());
        row.set(column++, hold.site());
        row.set(column++, hold.onsetSeconds());
        row.set(column++, hold.plateauStartSeconds());
        row.set(column++, hold.plateauEndSeconds());
        row.set(column++, hold.releaseSeconds());
        row.set(column++, hold.plateauSeconds());
        row.set(column++, hold.ended().label());
        row.set(column++, hold.meanForce());
        row.set(column++, hold.peakForce());
        row.set(column++, hold.impulse());
        row.set(column++, hold.loadingRate());
        row.set(column++, hold.coefficientOfVariationPercent());
        row.set(column++, hold.sag());
        row.set(column++, hold.timeInBandPercent());
        row.set(column++, hold.baselineForce());
        row.set(column++, hold.onsetRule().sentence());
        row.set(column++, hold.releaseRule().sentence());
        row.set(column++, hold.steps().size());
        row.set(column++, stepForces(hold));
        row.set(column++, hold.excursions());
        row.set(column++, hold.excursionPeakForce());
        row.set(column++, hold.clipped());
        return row;
    }

    private static String stepForces(Hold hold) {
        return hold.steps().stream().map(HoldStep::force).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
