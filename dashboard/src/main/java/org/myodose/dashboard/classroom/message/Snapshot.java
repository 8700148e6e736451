package org.myodose.dashboard.classroom.message;

import org.jspecify.annotations.Nullable;

/**
 * How a student presses at this moment; the newest wins, and one that is lost is no loss. Words and figures are those of the
 * live API's {@code scan}, forces in {@code forceUnit}; what is not known is null.
 *
 * @param run of the station's program, as in its {@link StationState}
 * @param number counts up within a run
 * @param drill the drill that the station follows; empty before the first
 * @param sentAtMillis the station's own wall clock
 */
public record Snapshot(
        String run,
        long number,
        String drill,
        long sentAtMillis,
        String forceUnit,
        @Nullable Double force,
        @Nullable Double bandLow,
        @Nullable Double bandHigh,
        String phase,
        String alert,
        int repetition,
        int repetitions,
        @Nullable Double inBandSeconds,
        @Nullable Double holdSeconds,
        boolean saturated,
        boolean feedbackShown) {

    public Snapshot {
        run = Checks.name(run, "run");
        Checks.count(number, "number");
        drill = Checks.text(drill, "drill");
        forceUnit = Checks.name(forceUnit, "forceUnit");
        Checks.figure(force, "force");
        Checks.figure(bandLow, "bandLow");
        Checks.figure(bandHigh, "bandHigh");
        phase = Checks.name(phase, "phase");
        alert = Checks.name(alert, "alert");
        Checks.count(repetition, "repetition");
        Checks.count(repetitions, "repetitions");
        Checks.figure(inBandSeconds, "inBandSeconds");
        Checks.figure(holdSeconds, "holdSeconds");
    }
}
