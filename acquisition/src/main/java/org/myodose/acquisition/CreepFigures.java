package org.myodose.acquisition;

/**
 * How a sensor's reading grows under a load that stays the same: F_raw = F·(1 + k·log₁₀(1 + t/τ)), measured from a held
 * load. Part makers call k the drift per decade of time.
 *
 * @param k creep per decade of time, as a part of the force; may be negative
 * @param tauSeconds time after which it begins to show; above 0
 * @param kStandardError standard error of {@code k}; NaN where it is not known
 */
public record CreepFigures(double k, double tauSeconds, double kStandardError) {

    public CreepFigures {
        if (!Double.isFinite(k) || !(tauSeconds > 0) || Double.isInfinite(tauSeconds)) {
            throw new IllegalArgumentException(
                    "creep needs a finite k and a finite time above 0, not " + k + " and " + tauSeconds + " s");
        }
    }

    /** What a steady load of 1 reads {@code seconds} after it was laid on. */
    public double factorAfter(double seconds) {
        return 1 + k * StrictMath.log10(1 + Math.max(0, seconds) / tauSeconds);
    }
}
