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
 * @param code which reason it is, for pages that tell it in another language
 * @param about the part of the score, or the name of the link's cause; mostly empty
 */
public record Help(boolean urgent, String reason, String code, String about) {

    static final long SILENT_NS = 2_000_000_000L;
    static final double LONG_TOO_HIGH_SECONDS = 3;

    /** A squeeze passes sooner than a trainer can read. */
    static final long CEILING_TOLD_NS = 5_000_000_000L;

    static final double LONG_IDLE_SECONDS = 20;
    static final double LOW_SCORE = 60;

    /** What is known of a student at this moment. */
    record Look(
            boolean online,
            boolean silent,
            String link,
            String linkReason,
            @Nullable Snapshot newest,
            boolean ceilingOfLate,
            double secondsInPhase,
            boolean drillRunning,
            @Nullable Points points) {}

    /** The gravest reason; empty where the student gets along. */
    static Optional<Help> of(Look look) {
        Snapshot newest = look.newest;
        if (!look.online) {
            return look.drillRunning
                    ? urgent("gone", "The station has left the class. It records by itself, and catches up.")
                    : Optional.empty();
        }
        // Before silence, whose cause it is: of a lost device there are no snapshots.
        if (!look.link.isEmpty()) {
            return Optional.of(new Help(true, look.link, "link", look.linkReason));
        }
        if (look.silent || newest == null) {
            return urgent("silent", "The station says nothing.");
        }
        if (newest.alert().equals("ceiling")) {
            return urgent("ceiling", "The force is above the ceiling.");
        }
        if (look.ceilingOfLate) {
            return urgent("ceilingOfLate", "The force was above the ceiling a moment ago.");
        }
        if (newest.phase().equals("stopped")) {
            return urgent("stopped", "The patient has stopped the session.");
        }
        if (newest.phase().equals("tooHigh") && look.secondsInPhase >= LONG_TOO_HIGH_SECONDS) {
            return urgent("tooHigh", "Presses too hard, and does not let up.");
        }
        if (look.drillRunning
                && newest.phase().equals("approach")
                && newest.repetition() <= 1
                && look.secondsInPhase >= LONG_IDLE_SECONDS) {
            return Optional.of(new Help(false, "Has not begun.", "notBegun", ""));
        }
        return lowScore(look.points);
    }

    private static Optional<Help> urgent(String code, String reason) {
        return Optional.of(new Help(true, reason, code, ""));
    }

    private static Optional<Help> lowScore(@Nullable Points points) {
        if (points == null || points.total() == null || points.total() >= LOW_SCORE) {
            return Optional.empty();
        }
        return points.parts().stream()
                .filter(Points.Lost::judged)
                .max(Comparator.comparingDouble(Points.Lost::lostPoints))
                .map(worst -> new Help(
                        false, "Loses most by " + worst.part() + ": " + worst.sentence(), "losesMost", worst.part()));
    }
}
