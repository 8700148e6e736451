package org.myodose.device.trace;

import java.util.Arrays;
import java.util.List;
import org.myodose.device.ForceUnit;

/**
 * Force against time as a file gave it: only rows that have a time and a force in every chosen column, times strictly
 * increasing. A stretch of the file without force is simply a longer step from one row to the next.
 *
 * <p>Time is zero at the first row kept. Times are exact microseconds; values are the nearest doubles to the printed
 * decimals. Arrays handed out are the trace's own: read them, do not change them. Otherwise immutable.
 */
public final class Trace {

    /** Rates are told in mHz: 10⁹ over an interval in microseconds. */
    private static final double MILLIHERTZ_MICROS = 1e9;

    private final String name;
    private final List<String> columnNames;
    private final ForceUnit forceUnit;
    private final long[] timesMicros;
    private final double[][] values;
    private final int[] decimals;
    private final TraceReport report;

    Trace(
            String name,
            List<String> columnNames,
            ForceUnit forceUnit,
            long[] timesMicros,
            double[][] values,
            int[] decimals,
            TraceReport report) {
        this.name = name;
        this.columnNames = List.copyOf(columnNames);
        this.forceUnit = forceUnit;
        this.timesMicros = timesMicros;
        this.values = values;
        this.decimals = decimals;
        this.report = report;
    }

    /** Of the file, without its folder. */
    public String name() {
        return name;
    }

    public int rows() {
        return timesMicros.length;
    }

    public int columns() {
        return values.length;
    }

    /** Headings of the force columns, or {@code column 3} and so on where the file has none. */
    public List<String> columnNames() {
        return columnNames;
    }

    public ForceUnit forceUnit() {
        return forceUnit;
    }

    /** Microseconds since the first row, strictly increasing from 0. */
    public long[] timesMicros() {
        return timesMicros;
    }

    /** Seconds since the first row. */
    public double[] timesSeconds() {
        return Arrays.stream(timesMicros).mapToDouble(micros -> micros / 1e6).toArray();
    }

    /** Forces of one column, by row. */
    public double[] values(int column) {
        return values[column];
    }

    /** Decimals that it takes to print every value of a column exactly as the file does. */
    public int decimals(int column) {
        return decimals[column];
    }

    public TraceReport report() {
        return report;
    }

    /**
     * Nominal rate: one over the median interval, rounded to millihertz. Whoever needs the rate of a trace takes this one,
     * so that the same filter runs live and offline.
     */
    public long rateMilliHertz() {
        long[] intervals = new long[timesMicros.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = timesMicros[i + 1] - timesMicros[i];
        }
        Arrays.sort(intervals);
        int middle = intervals.length / 2;
        double median = intervals.length % 2 == 1
                ? intervals[middle]
                : (intervals[middle - 1] + (double) intervals[middle]) / 2;
        return Math.max(1, Math.round(MILLIHERTZ_MICROS / median));
    }
}
