package org.myodose.acquisition.fitting;

import java.util.List;

/**
 * The mean counts of all channels over a short stretch of scans.
 *
 * @param endMicros device time of its last scan
 * @param meanCounts by channel
 * @param standardErrors of these means, by channel
 */
public record CountBlock(long endMicros, List<Double> meanCounts, List<Double> standardErrors) {
    public CountBlock {
        meanCounts = List.copyOf(meanCounts);
        standardErrors = List.copyOf(standardErrors);
    }
}
