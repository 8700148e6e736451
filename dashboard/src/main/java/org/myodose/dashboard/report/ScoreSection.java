package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Target;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Numbers;

/** How well the holds of one device were given, and what lost how many points. */
final class ScoreSection {

    private ScoreSection() {}

    /** Empty where there is nothing to score against, or no force to score. */
    static Optional<ScoredSession> score(DeviceSession device, @Nullable Prescription prescription) {
        if (prescription == null || !prescription.hasOneBand() || !device.unit().isForce()) {
            return Optional.empty();
        }
        return Optional.of(ScoredSession.of(
                Target.of(prescription), Repetition.of(device.report().holds(), device.unit())));
    }

    static List<Block> blocks(DeviceSession device, @Nullable Prescription prescription) {
        return score(device, prescription)
                .map(ScoreSection::blocks)
                .orElseGet(() -> List.of(Block.paragraph(whyNot(device, prescription))));
    }

    private static String whyNot(DeviceSession device, @Nullable Prescription prescription) {
        if (!device.unit().isForce()) {
            return "No score: the sensor's counts were never calibrated, so nobody knows the forces.";
        }
        return prescription == null
                ? "No score: nothing says what was to be given. Make the report with --prescription."
                : "No score: '" + prescription.name() + "' asks for several bands, and a score is against one.";
    }

    private static List<Block> blocks(ScoredSession scored) {
        List<Block> blocks = new ArrayList<>();
        Target target = scored.target();
        blocks.add(Block.paragraph(plain(scored.score().total(), 0) + " of 100 points, against "
                + plain(target.bandLowNewtons(), 1) + " to " + plain(target.bandHighNewtons(), 1) + " N for "
                + plain(target.holdSeconds(), 1) + " s, " + target.repetitions() + " times."));
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
        blocks.add(errors(scored));
        return blocks;
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
