package org.myodose.device.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ForceUnit;
import org.myodose.device.table.TimeColumnUnit;

/**
 * What a user says about a trace file; whatever is left out is guessed from the file, and the guess is reported.
 *
 * <p>Columns are named as in the header or by their number from 1; a range such as {@code 2-9} means all columns in it.
 *
 * @param timeColumn column of the times; null to guess
 * @param forceColumns columns of the forces, summed by whoever analyses them; empty to guess
 * @param channel the one of the force columns to take alone; null for all
 * @param timeUnit unit of the time column; null to guess
 * @param forceUnit unit of the force columns; null to guess
 * @param rateHz rows per second of a file without a time column; null where it has one
 */
public record TraceOptions(
        @Nullable String timeColumn,
        List<String> forceColumns,
        @Nullable String channel,
        @Nullable TimeColumnUnit timeUnit,
        @Nullable ForceUnit forceUnit,
        @Nullable Double rateHz) {

    public TraceOptions {
        forceColumns = List.copyOf(forceColumns);
        if (rateHz != null && !(rateHz >= 0.001 && rateHz <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "A rate of " + rateHz + " Hz is not possible: give rows per second between 0.001 and 1000000.");
        }
        if (rateHz != null && timeColumn != null) {
            throw new IllegalArgumentException(
                    "Give either a time column or a rate, not both: the rate is for files without times.");
        }
    }

    /** Everything is guessed. */
    public static TraceOptions guessed() {
        return new TraceOptions(null, List.of(), null, null, null, null);
    }

    public TraceOptions withTimeColumn(String column) {
        return new TraceOptions(column, forceColumns, channel, timeUnit, forceUnit, rateHz);
    }

    public TraceOptions withForceColumns(String... columns) {
        return new TraceOptions(timeColumn, List.of(columns), channel, timeUnit, forceUnit, rateHz);
    }

    public TraceOptions withChannel(String column) {
        return new TraceOptions(timeColumn, forceColumns, column, timeUnit, forceUnit, rateHz);
    }

    public TraceOptions withTimeUnit(TimeColumnUnit unit) {
        return new TraceOptions(timeColumn, forceColumns, channel, unit, forceUnit, rateHz);
    }

    public TraceOptions withForceUnit(ForceUnit unit) {
        return new TraceOptions(timeColumn, forceColumns, channel, timeUnit, unit, rateHz);
    }

    public TraceOptions withRateHz(double hertz) {
        return new TraceOptions(timeColumn, forceColumns, channel, timeUnit, forceUnit, hertz);
    }
}
