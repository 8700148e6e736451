package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.List;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Scoring;
import org.myodose.analysis.score.Target;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Numbers;

/** How well the holds of one device were given, and what lost how many points. */
final class ScoreSection {

    private ScoreSection() {}

    static List<Block> blocks(DeviceSession device) {
        if (!device.unit().isForce()) {
            return List.of(Block.paragraph(
                    "No score: the sensor's counts were never calibrated, so nobody knows the forces."));
        }
        Scoring scoring = device.report().scoring();
        return scoring.session()
                .map(ScoreSection::blocks)
                .orElseGet(() -> List.of(Block.paragraph("No score. " + scoring.whyNot())));
    }

    private static List<Block> blocks(ScoredSession scored) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                plain(scored.score().total(), 0) + " of 100 points, against " + wanted(scored.prescription()) + "."));
        List<List<String>> rows = new ArrayList<>();
        for (PartScore part : scored.score().parts()) {
            rows.add(List.of(
                    part.part().label(),
                    part.judged() ? plain(part.lostPoints(), 1) : Numbers.NONE,
                    Integer.toString(part.part().points()),
                    part.sentence()));
        }
        blocks.add(new Table(
                "Points lost, and why",
                List.of(
                        new Column("Part", false),
                        new Column("Lost", true),
                        new Column("Of", true),
                        new Column("Why", false)),
                rows));
        if (scored.score().leftOut() > 0) {
            blocks.add(Block.paragraph("Not scored, because data is missing or the force was clipped: "
                    + scored.score().leftOut() + "."));
        }
        if (!scored.prescription().hasOneBand()) {
            blocks.add(asked(scored));
        }
        blocks.add(errors(scored));
        return blocks;
    }

    private static String wanted(Prescription prescription) {
        if (!prescription.hasOneBand()) {
            return "the bands that were asked for, one after the other";
        }
        Target target = Target.of(prescription);
        return plain(target.bandLowNewtons(), 1) + " to " + plain(target.bandHighNewtons(), 1) + " N for "
                + plain(target.holdSeconds(), 1) + " s, " + prescription.repetitions() + " times";
    }

    /** Each hold, or each step of a staircase, beside the band that was asked for. */
    private static Table asked(ScoredSession scored) {
        List<List<String>> rows = new ArrayList<>();
        for (Repetition repetition : scored.repetitions()) {
            Target target = repetition.target();
            rows.add(List.of(
                    Integer.toString(repetition.hold().index()),
                    target.site().isEmpty() ? Numbers.NONE : target.site(),
                    target.step() == 0 ? Numbers.NONE : Integer.toString(target.step()),
                    plain(target.bandLowNewtons(), 1) + " to " + plain(target.bandHighNewtons(), 1),
                    plain(repetition.meanNewtons(), 1),
                    plain(target.holdSeconds(), 1),
                    plain(repetition.hold().plateauSeconds(), 1)));
        }
        return new Table(
                "What was asked for when, and what was given",
                List.of(
                        new Column("Hold", false),
                        new Column("Site", false),
                        new Column("Step", true),
                        new Column("Band, N", true),
                        new Column("Mean, N", true),
                        new Column("Wanted, s", true),
                        new Column("Held, s", true)),
                rows);
    }

    private static Table errors(ScoredSession scored) {
        return new Table(
                "Errors over the repetitions, by the names of the motor-learning literature",
                List.of(
                        new Column("Of", false),
                        new Column("Constant", true),
                        new Column("Absolute", true),
                        new Column("Variable", true),
                        new Column("Total variability", true)),
                List.of(
                        row("Force, N", scored.figures().level()),
                        row("Length, s", scored.figures().holdSeconds()),
                        row("Impulse, N·s", scored.figures().impulse())));
    }

    private static List<String> row(String name, ErrorFigures figures) {
        return List.of(
                name,
                plain(figures.constantError(), 2),
                plain(figures.absoluteError(), 2),
                plain(figures.variableError(), 2),
                plain(figures.totalVariability(), 2));
    }
}
