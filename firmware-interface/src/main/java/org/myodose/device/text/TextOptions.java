package org.myodose.device.text;

import org.jspecify.annotations.Nullable;
import org.myodose.device.ForceUnit;
import org.myodose.device.table.TimeColumnUnit;

/**
 * What a user says about lines of text; whatever is left out is found out from the first lines.
 *
 * @param separator between cells, {@link LineParser#BLANKS} for blanks; null to find out
 * @param timeColumn number from 1, heading, or {@code none}; null to find out
 * @param timeUnit unit of the time column; null to find out
 * @param forceUnit unit of the other columns; null to take it from headings, else counts
 * @param rateMilliHertz lines per 1,000 seconds; 0 to measure
 * @param decimals that are kept of each figure; −1 to find out
 * @param bits resolution of the converter
 */
public record TextOptions(
        @Nullable Byte separator,
        @Nullable String timeColumn,
        @Nullable TimeColumnUnit timeUnit,
        @Nullable ForceUnit forceUnit,
        long rateMilliHertz,
        int decimals,
        int bits) {

    /** The time column of lines that have none. */
    public static final String NO_TIME = "none";

    static final int FIND_OUT = -1;
    static final int MOST_BITS = 32;

    /** Nothing is told. */
    public static TextOptions none() {
        return new TextOptions(null, null, null, null, 0, FIND_OUT, MOST_BITS);
    }

    boolean tellsTime() {
        return NO_TIME.equals(timeColumn) || (timeColumn != null && timeUnit != null);
    }
}
