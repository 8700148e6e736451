package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.Nullable;

/**
 * Something that must not be lost: a hold, an estimate of one, or, without either, that a drill is over. Delivered at least once; the
 * outbox and the number name it, so that a second delivery changes nothing.
 *
 * @param outbox names the station's file that holds it
 * @param number from 1 up within that outbox, without holes
 * @param drill the drill that it belongs to; empty where the student pressed without one
 * @param feedback when the force was shown, as prescription files write it
 * @param done whether the prescribed time was reached; of a drill, whether all its holds were given
 * @param hold null where a drill is over, or a hold was estimated
 * @param estimate of a hold that was told before; else null
 * @param forceUnit of the hold and of what was asked for
 * @param bandLow what was asked for; null, as {@code bandHigh}, where that was not one band
 * @param points the score of that drill so far
 * @param trace of the hold; null where a drill is over, or nothing was heard of it
 * @param match with the drill's expert; null where it has none
 * @param sentAtMillis when it happened by the station's own wall clock
 */
public record Fact(
        String outbox,
        long number,
        String drill,
        String feedback,
        boolean done,
        @Nullable HoldFigures hold,
        @Nullable Estimate estimate,
        String forceUnit,
        @Nullable Double bandLow,
        @Nullable Double bandHigh,
        Points points,
        @Nullable PressTrace trace,
        @Nullable Match match,
        long sentAtMillis) {

    public Fact {
        outbox = Checks.name(outbox, "outbox");
        if (number < 1) {
            throw new IllegalArgumentException("number is below 1");
        }
        drill = Checks.text(drill, "drill");
        feedback = Checks.text(feedback, "feedback");
        forceUnit = Checks.name(forceUnit, "forceUnit");
        Checks.figure(bandLow, "bandLow");
        Checks.figure(bandHigh, "bandHigh");
        if (points == null) {
            throw new IllegalArgumentException("points is missing");
        }
    }

    /** The same as figures alone. */
    public Fact withoutTrace() {
        return new Fact(
                outbox,
                number,
                drill,
                feedback,
                done,
                hold,
                estimate,
                forceUnit,
                bandLow,
                bandHigh,
                points,
                null,
                match,
                sentAtMillis);
    }

    /** Whether it tells that a drill is over. */
    public boolean ends() {
        return hold == null && estimate == null;
    }
}
