package org.myodose.analysis.course;

/**
 * What was given, as it adds up over sites, sessions and courses.
 *
 * @param holdSecondsInBand seconds held inside the band
 * @param impulseNewtonSeconds sum of ∫F dt over the holds
 * @param repetitions holds given
 * @param minutes length of the treatment
 */
public record Given(double holdSecondsInBand, double impulseNewtonSeconds, int repetitions, double minutes) {

    public static final Given NOTHING = new Given(0, 0, 0, 0);

    public Given {
        if (!(holdSecondsInBand >= 0 && impulseNewtonSeconds >= 0 && repetitions >= 0 && minutes >= 0)
                || !Double.isFinite(holdSecondsInBand + impulseNewtonSeconds + minutes)) {
            throw new IllegalArgumentException("Ledger: what was given cannot be less than nothing: "
                    + holdSecondsInBand + " s, " + impulseNewtonSeconds + " N·s, " + repetitions + " holds, " + minutes
                    + " min.");
        }
    }

    /** So many times as much. */
    Given times(int often) {
        return new Given(often * holdSecondsInBand, often * impulseNewtonSeconds, often * repetitions, often * minutes);
    }

    public Given plus(Given other) {
        return new Given(
                holdSecondsInBand + other.holdSecondsInBand,
                impulseNewtonSeconds + other.impulseNewtonSeconds,
                repetitions + other.repetitions,
                minutes + other.minutes);
    }
}
