package org.myodose.acquisition;

import java.util.Optional;

/**
 * How a channel's counts become force: {@link #forceAt}, minus the zero that a tare has set. Between the two, compensation
 * may act. Immutable.
 *
 * @param curve over the counts that were calibrated
 * @param limits which counts those are, and which others are doubtful
 * @param zero force that the last tare took as zero; 0 before the first
 * @param provenance where the scaling comes from, in words
 * @param certificate of the calibration with known loads; empty where a device speaks for itself or two points were given
 */
public record ChannelScaling(
        ForceCurve curve,
        CountLimits limits,
        double zero,
        String provenance,
        Optional<CalibrationCertificate> certificate) {

    public ChannelScaling {
        if (!Double.isFinite(zero)) {
            throw new IllegalArgumentException("a scaling needs a finite zero, not " + zero);
        }
        if (!(curve instanceof ForceCurve.Linear)) {
            requireFiniteRange(curve, limits.calibrated());
        }
    }

    /** A straight line of which no limits are known, not tared. */
    public ChannelScaling(double forceSpan, double countSpan, double offset, double zero, String provenance) {
        this(
                new ForceCurve.Linear(forceSpan, countSpan, offset),
                CountLimits.UNKNOWN,
                zero,
                provenance,
                Optional.empty());
    }

    private static void requireFiniteRange(ForceCurve curve, CountRange calibrated) {
        if (calibrated.size() < 2
                || !Double.isFinite(curve.forceAt(calibrated.lowest()))
                || !Double.isFinite(curve.forceAt(calibrated.highest()))) {
            throw new IllegalArgumentException(
                    "a curve needs a range of calibrated counts in which it is finite, not " + calibrated);
        }
    }

    /** Force before the zero: 0 in the dead zone; a curve goes on straight beyond the counts that were calibrated. */
    public double forceAt(int count) {
        if (limits.deadZone().contains(count)) {
            return 0;
        }
        CountRange calibrated = limits.calibrated();
        if (curve instanceof ForceCurve.Linear || calibrated.contains(count)) {
            return curve.forceAt(count);
        }
        return count < calibrated.lowest()
                ? straight(count, calibrated.lowest(), calibrated.lowest() + 1)
                : straight(count, calibrated.highest(), calibrated.highest() - 1);
    }

    /** Along the last count of the calibrated range. */
    private double straight(int count, int edge, int inside) {
        double atEdge = curve.forceAt(edge);
        double perCount = (curve.forceAt(inside) - atEdge) / (inside - edge);
        return atEdge + ((double) count - edge) * perCount;
    }

    /** The same scaling with another zero. */
    public ChannelScaling withZero(double newZero) {
        return new ChannelScaling(curve, limits, newZero, provenance, certificate);
    }
}
