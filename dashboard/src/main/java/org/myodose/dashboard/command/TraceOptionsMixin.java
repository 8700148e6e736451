package org.myodose.dashboard.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.device.ForceUnit;
import org.myodose.device.table.TimeColumnUnit;
import org.myodose.device.trace.TraceOptions;
import picocli.CommandLine.Option;

/** How to read a researcher's table, on the command line. What is left out is guessed, and the guess is told. */
final class TraceOptionsMixin {

    @Option(
            names = "--time-column",
            paramLabel = "COLUMN",
            description = "Column of the times: its heading, or its number from 1.")
    private @Nullable String timeColumn;

    @Option(
            names = "--force-column",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of the forces, summed: headings, or numbers from 1, or a range such as 2-9.")
    private List<String> forceColumns = new ArrayList<>();

    @Option(
            names = "--channel",
            paramLabel = "COLUMN",
            description = "Of the force columns, take this one alone instead of the sum.")
    private @Nullable String channel;

    @Option(names = "--time-unit", paramLabel = "s|ms|us", description = "Unit of the time column.")
    private @Nullable String timeUnit;

    @Option(names = "--unit", paramLabel = "N|kg|g|counts", description = "Unit of the force columns.")
    private @Nullable String unit;

    @Option(names = "--rate", paramLabel = "HZ", description = "Rows per second, for a file without a time column.")
    private @Nullable Double rateHz;

    TraceOptions options() {
        return new TraceOptions(
                timeColumn,
                forceColumns,
                channel,
                timeUnit == null ? null : TimeColumnUnit.parse(timeUnit),
                unit == null ? null : forceUnit(unit),
                rateHz);
    }

    static ForceUnit forceUnit(String text) {
        for (ForceUnit known : ForceUnit.values()) {
            if (known.symbol().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new UserException("'" + text + "' is not a unit of force: write N, kg, g or counts.");
    }
}
