package org.myodose.analysis.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/** How the holds of each device score, as {@code score} tells it: points by part, errors, and every hold's figures. */
public final class ScoreRows {

    private static final TableDescription PARTS = new TableDescription(
            "scores",
            "One row for each part of each device's score, and one for all of it, called total.",
            List.of(
                    Column.integer("device", "", "number of the device"),
                    Column.text("deviceName", "what people call it"),
                    Column.text("part", "what is judged; docs/scores.md explains each"),
                    Column.number("points", "", "to be had"),
                    Column.number("lostPoints", "", "of these"),
                    Column.number("score", "", "of the total: 0 to 100"),
                    Column.truth("judged", "whether there was anything to judge"),
                    Column.text("sentence", "why, in plain words")));

    private static final TableDescription ERRORS = new TableDescription(
            "score_errors",
            "One row for each figure of each device's holds: errors by the names of the motor-learning literature.",
            List.of(
                    Column.integer("device", "", "number of the device"),
                    Column.text("deviceName", "what people call it"),
                    Column.text("figure", "level in N, holdSeconds in s, impulse in N·s"),
                    Column.integer("repetitions", "", "holds that were seen to their end"),
                    Column.number("constantError", "of the figure", "too much where positive"),
                    Column.number("absoluteError", "of the figure", "how far off, whichever way"),
                    Column.number("variableError", "of the figure", "how much repetitions differ"),
                    Column.number("totalVariability", "of the figure", "both together"),
                    Column.number("rhythmPercent", "%", "of the device's holds; 0 is as regular as a clock")));

    private static final TableDescription HOLDS = new TableDescription(
            "score_holds",
            "One row for each hold, or each step of a staircase, with the figures that its score rests on.",
            List.of(
                    Column.integer("device", "", "number of the device"),
                    Column.text("deviceName", "what people call it"),
                    Column.integer("hold", "", "1 for the first"),
                    Column.text("ended", "released, interrupted or endOfRecording"),
                    Column.number("meanNewtons", "N", "mean of the plateau"),
                    Column.number("plateauSeconds", "s", "its length"),
                    Column.number("rmseNewtons", "N", "root of the mean squared error against the middle of the band"),
                    Column.number("coefficientOfVariationPercent", "%", "100 SD / mean"),
                    Column.number("driftNewtons", "N", "change along the least-squares line; negative where it sagged"),
                    Column.number("tremorNewtons", "N", "standard deviation about that line"),
                    Column.number("overshootNewtons", "N", "beyond the band and beyond drift and tremor"),
                    Column.number("loadingRate", "N/s", "over 10 to 90 % of the rise"),
                    Column.number("loadingRateError", "N/s", "outside the window; 0 inside"),
                    Column.number("impulseError", "N·s", "of the plateau, against the prescription"),
                    Column.number("restSeconds", "s", "from the release before"),
                    Column.text("site", "where, in the prescription's words; empty where it names no sites"),
                    Column.integer("step", "", "of the staircase, 1 for the first; 0 where there is none"),
                    Column.number("bandLowNewtons", "N", "lower edge of the band that was asked for"),
                    Column.number("bandHighNewtons", "N", "upper edge of it"),
                    Column.number("targetSeconds", "s", "how long the plateau was to last")));

    private ScoreRows() {}

    /** Parts, errors and holds; none where there is nothing to score against, or forces are counts. */
    public static List<FilledTable> of(SignalExport export) {
        List<Row> parts = new ArrayList<>();
        List<Row> errors = new ArrayList<>();
        List<Row> holds = new ArrayList<>();
        forEachDevice(export, (device, scored) -> {
            addParts(parts, device, scored);
            addErrors(errors, device, scored);
            scored.repetitions().forEach(repetition -> holds.add(hold(device, repetition)));
        });
        return parts.isEmpty()
                ? List.of()
                : List.of(
                        new FilledTable(PARTS, parts), new FilledTable(ERRORS, errors), new FilledTable(HOLDS, holds));
    }

    private static void forEachDevice(SignalExport export, BiConsumer<DeviceReport, ScoredSession> taker) {
        for (DeviceReport device : export.report().devices()) {
            device.report().scoring().session().ifPresent(scored -> taker.accept(device, scored));
        }
    }

    private static Row begin(TableDescription table, DeviceReport device) {
        return new Row(table)
                .add((long) device.device().number())
                .add(device.device().name());
    }

    private static void addParts(List<Row> rows, DeviceReport device, ScoredSession scored) {
        for (PartScore part : scored.score().parts()) {
            rows.add(begin(PARTS, device)
                    .add(part.part().label())
                    .add((double) part.part().points())
                    .add(part.lostPoints())
                    .addEmpty()
                    .add(part.judged())
                    .add(part.sentence()));
        }
        rows.add(begin(PARTS, device)
                .add("total")
                .addEmpty()
                .addEmpty()
                .add(scored.score().total())
                .add(true)
                .add(scored.score().leftOut()
                        + " holds were left out because data is missing or the force was clipped."));
    }

    private static void addErrors(List<Row> rows, DeviceReport device, ScoredSession scored) {
        addErrors(rows, device, scored, "level", scored.figures().level());
        addErrors(rows, device, scored, "holdSeconds", scored.figures().holdSeconds());
        addErrors(rows, device, scored, "impulse", scored.figures().impulse());
    }

    private static void addErrors(
            List<Row> rows, DeviceReport device, ScoredSession scored, String figure, ErrorFigures errors) {
        rows.add(begin(ERRORS, device)
                .add(figure)
                .add((long) errors.repetitions())
                .add(errors.constantError())
                .add(errors.absoluteError())
                .add(errors.variableError())
                .add(errors.totalVariability())
                .add(scored.figures().rhythmPercent()));
    }

    private static Row hold(DeviceReport device, Repetition repetition) {
        return begin(HOLDS, device)
                .add((long) repetition.hold().index())
                .add(repetition.hold().ended().label())
                .add(repetition.meanNewtons())
                .add(repetition.hold().plateauSeconds())
                .add(repetition.rootMeanSquareError())
                .add(repetition.hold().coefficientOfVariationPercent())
                .add(repetition.driftNewtons())
                .add(repetition.tremorNewtons())
                .add(repetition.overshootNewtons())
                .add(repetition.loadingRate())
                .add(repetition.loadingRateError())
                .add(repetition.impulseError())
                .add(repetition.restSeconds())
                .add(repetition.target().site())
                .add((long) repetition.target().step())
                .add(repetition.target().bandLowNewtons())
                .add(repetition.target().bandHighNewtons())
                .add(repetition.target().holdSeconds());
    }
}
