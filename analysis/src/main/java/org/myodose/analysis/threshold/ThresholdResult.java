package org.myodose.analysis.threshold;

import java.util.List;

/**
 * A threshold and what it rests on. Immutable.
 *
 * @param protocol how it was measured
 * @param readings all, in their order, those that do not count among them
 * @param counted forces of the readings that are averaged, in newtons; fewer than wanted where the measurement was not finished
 * @param notReached how many of those ended at the ceiling, and so are too small
 */
public record ThresholdResult(
        ThresholdProtocol protocol, List<ThresholdReading> readings, List<Double> counted, int notReached) {

    public ThresholdResult {
        readings = List.copyOf(readings);
        counted = List.copyOf(counted);
    }

    static ThresholdResult of(ThresholdProtocol protocol, List<ThresholdReading> readings) {
        List<ThresholdReading> counting = readings.stream()
                .filter(ThresholdReading::valid)
                .skip(protocol.discardFirst() ? 1 : 0)
                .toList();
        return new ThresholdResult(
                protocol,
                readings,
                counting.stream().map(ThresholdReading::forceNewtons).toList(),
                (int) counting.stream()
                        .filter(reading -> reading.end() == ReadingEnd.CEILING)
                        .count());
    }

    /** Whether as many readings count as the protocol wants. */
    public boolean isComplete() {
        return counted.size() >= protocol.readings();
    }

    /** Whether there is a threshold: all readings, and each ended by the patient. */
    public boolean isReached() {
        return isComplete() && notReached == 0;
    }

    /** Mean force of the readings that count. Where the ceiling ended one, the threshold is more than this. NaN without any. */
    public double meanNewtons() {
        return counted.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Mean pressure; NaN where the probe's area is not known. */
    public double meanKilopascals() {
        return protocol.kilopascals(meanNewtons());
    }

    /** Standard deviation of the readings that count, n − 1 in the denominator; NaN of less than two. */
    public double deviationNewtons() {
        return counted.size() < 2 ? Double.NaN : Math.sqrt(squares() / (counted.size() - 1));
    }

    /** Sum of squared distances from the mean. */
    double squares() {
        return ThresholdRecord.squares(counted, meanNewtons());
    }
}
