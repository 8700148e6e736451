package org.myodose.device.trace;

import org.myodose.device.table.TimeColumnUnit;

/**
 * Where the time of a row comes from: a column, or the number of the row and a rate.
 *
 * @param column from 0; −1 to count rows
 * @param unit of the column
 * @param rateHz rows per second where rows are counted
 */
record TraceClock(int column, TimeColumnUnit unit, double rateHz) {

    static TraceClock column(int column, TimeColumnUnit unit) {
        return new TraceClock(column, unit, Double.NaN);
    }

    static TraceClock counting(double rateHz) {
        return new TraceClock(-1, TimeColumnUnit.SECONDS, rateHz);
    }

    boolean countsRows() {
        return column < 0;
    }

    /** Time of a row by its number from 0, counted among all rows of data, with force or without. */
    long countedMicros(long row) {
        return Math.round(row * 1e6 / rateHz);
    }
}
