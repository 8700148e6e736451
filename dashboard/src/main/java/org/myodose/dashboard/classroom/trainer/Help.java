package org.myodose.dashboard.classroom.trainer;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.message.Snapshot;

/**
 * That a student needs the trainer, and why. When is a default of ours, not evidence; docs/class.md has the table.
 *
 * @param urgent whether somebody may be hurt, or nothing is measured
 * @param reason one sentence
 */
public record Help(boolean urgent, String reason) {

    static final long SILENT_NS = 2_000_000_000L;
    static final double LONG_TOO_HIGH_SECONDS = 3;
    static final double LONG_IDLE_SECONDS = 20;
    static final double LOW_SCORE = 60;

    /** What is known of a student at this moment. */
    record Look(
            boolean online,
            boolean silent,
            String link,
            @Nullable Snapshot newest,
            double secondsInPhase,
            boolean drillRunning,
            @Nullable Points points) {}

    /** The gravest reason; empty where the student gets along. */
    static Optional<Help> of(Look look) {
        Snapshot newest = look.newest;
        if (!look.online) {
            return urgent(look.drillRunning, "The station has left the class. It records by itself, and catches up.");
        }
        if (look.silent || newest == null) {
            return urgent(true, "The station says nothing.");
        }
        if (!look.link.isEmpty()) {
            return urgent(true, look.link);
        }
        if (newest.alert().equals("ceiling")) {
            return urgent(true, "The force is above the ceiling.");
        }
        if (newest.phase().equals("stopped")) {
            return urgent(true, "The patient has stopped the session.");
        }
        if (newest.phase().equals("tooHigh") && look.secondsInPhase >= LONG_TOO_HIGH_SECONDS) {
            return urgent(true, "Presses too hard, and does not let up.");
        }
        if (look.drillRunning
                && newest.phase().equals("approach")
                && newest.repetition() <= 1
                && look.secondsInPhase >= LONG_IDLE_SECONDS) {
            return Optional.of(new Help(false, "Has not begun."));
        }
        return lowScore(look.points);
    }

    private static Optional<Help> urgent(boolean applies, String reason) {
        return applies ? Optional.of(new Help(true, reason)) : Optional.empty();
    }

    private static Optional<Help> lowScore(@Nullable Points points) {
        if (points == null || points.total() == null || points.total() >= LOW_SCORE) {
            return Optional.empty();
        }
        return points.parts().stream()
                .filter(Points.Lost::judged)
                .max(Comparator.comparingDouble(Points.Lost::lostPoints))
                .map(worst -> new Help(false, "Loses most by " + worst.part() + ": " + worst.sentence()));
    }
}
