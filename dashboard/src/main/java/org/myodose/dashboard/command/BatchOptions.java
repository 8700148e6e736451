package org.myodose.dashboard.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** Where the results of a whole folder go, on the command line. */
final class BatchOptions {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Analyse all recordings and tables below a folder into this .parquet or .csv file of holds,"
                    + " and a second one of recordings; see docs/batch.md.")
    private @Nullable Path out;

    @Option(names = "--replace", description = "Replace results that exist.")
    private boolean replace;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many files to analyse at once (default: one for each processor).")
    private @Nullable Integer threads;

    /** The file that was asked for; null where none was. */
    @Nullable
    Path out() {
        if (out == null && (replace || threads != null)) {
            throw new UserException("--replace and --threads are for results in a file: give --out, too.");
        }
        return out;
    }

    boolean replace() {
        return replace;
    }

    int threads() {
        int wanted = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (wanted < 1) {
            throw new UserException("'--threads " + wanted + "' is no number of threads: give 1 or more.");
        }
        return wanted;
    }
}
