package org.myodose.acquisition.latency;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How long one stage took, percentile by percentile, denser towards the slowest, as HdrHistogram's plots have it. Immutable.
 *
 * @param stage what was measured
 * @param meaning the same in words
 * @param count how often; 0 where nothing was measured, and there are no points then
 * @param points rising in both figures; the last is the longest of all
 */
public record StageDistribution(Stage stage, String meaning, long count, List<Point> points) {

    /** Steps of the percentile in each half of what is left of 100 %. */
    private static final int TICKS_PER_HALF = 3;

    /** So many percent took that long or less. */
    public record Point(double percentile, double micros) {}

    public StageDistribution {
        points = List.copyOf(points);
    }

    static StageDistribution of(Stage stage, AbstractHistogram nanos) {
        List<Point> points = new ArrayList<>();
        if (nanos.getTotalCount() > 0) {
            for (HistogramIterationValue value : nanos.percentiles(TICKS_PER_HALF)) {
                points.add(new Point(value.getPercentileLevelIteratedTo(), value.getValueIteratedTo() / 1000.0));
            }
        }
        return new StageDistribution(stage, stage.meaning(), nanos.getTotalCount(), points);
    }
}
