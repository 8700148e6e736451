package org.myodose.analysis.threshold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A threshold as its file keeps it: what later sessions need. Immutable.
 *
 * @param site where it was measured
 * @param areaSquareCentimetres of the probe; null where it is not known
 * @param readingsNewtons the readings that were averaged
 * @param isReached whether it is a threshold, and not a lower limit or an unfinished one
 */
public record ThresholdRecord(
        String site, @Nullable Double areaSquareCentimetres, List<Double> readingsNewtons, boolean isReached) {

    public ThresholdRecord {
        readingsNewtons = List.copyOf(readingsNewtons);
    }

    /** What of a result is kept. */
    public static ThresholdRecord of(ThresholdResult result) {
        return new ThresholdRecord(
                result.protocol().site(),
                result.protocol().areaSquareCentimetres(),
                result.counted(),
                result.isReached());
    }

    /** Mean force. */
    public double meanNewtons() {
        return readingsNewtons.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** Mean pressure; NaN where the probe's area is not known. */
    public double meanKilopascals() {
        return ThresholdProtocol.kilopascals(meanNewtons(), areaSquareCentimetres);
    }

    double squares() {
        return squares(readingsNewtons, meanNewtons());
    }

    /** Sum of squared distances from the mean. */
    static double squares(List<Double> figures, double mean) {
        return figures.stream()
                .mapToDouble(figure -> (figure - mean) * (figure - mean))
                .sum();
    }
}
