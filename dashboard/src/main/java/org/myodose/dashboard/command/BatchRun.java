package org.myodose.dashboard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.myodose.analysis.batch.Batch;
import org.myodose.analysis.batch.BatchOutcome;
import org.myodose.analysis.batch.BatchSettings;
import org.myodose.analysis.table.OutputException;
import org.myodose.dashboard.UserException;

/** A whole folder's analysis as the command line shows it: progress, what was bad, where the results are. */
final class BatchRun {

    /** Some files could not be analysed, and the results hold the rest. */
    static final int SOME_FAILED = 3;

    private static final int INTERRUPTED = 130;
    private static final int MOST_TOLD = 20;

    private final Path out;
    private final PrintWriter results;
    private final PrintWriter progress;

    BatchRun(Path out, PrintWriter results, PrintWriter progress) {
        this.out = out;
        this.results = results;
        this.progress = progress;
    }

    /** Returns the exit code. */
    int of(Path root, BatchOptions options, BatchSettings settings) throws IOException {
        try {
            Batch batch = new Batch(
                    root,
                    out,
                    options.replace(),
                    settings,
                    options.threads(),
                    new BatchProgressLine(progress, System::nanoTime));
            Shutdown shutdown = Shutdown.first(batch::cancel);
            try {
                return told(batch.run());
            } finally {
                progress.flush();
                results.flush();
                shutdown.done();
            }
        } catch (OutputException refused) {
            throw new UserException(String.valueOf(refused.getMessage()));
        }
    }

    private int told(BatchOutcome outcome) {
        if (outcome.cancelled()) {
            progress.println("Cancelled: no results were written. What was found is kept beside them,"
                    + " and the same command goes on from there.");
            return INTERRUPTED;
        }
        List<String> failures = outcome.failures();
        failures.stream().limit(MOST_TOLD).forEach(failure -> progress.println("Not analysed: " + failure));
        if (failures.size() > MOST_TOLD) {
            progress.println("… and " + (failures.size() - MOST_TOLD) + " more, each with its reason in the results.");
        }
        results.println(summary(outcome));
        return failures.isEmpty() ? 0 : SOME_FAILED;
    }

    private static String summary(BatchOutcome outcome) {
        String files = outcome.tables().stream().map(Path::toString).collect(Collectors.joining(" and "));
        int good = outcome.files() - outcome.failures().size();
        String reused = outcome.reused() == 0 ? "" : " (" + outcome.reused() + " of them by an earlier run)";
        return outcome.holds() + " holds in " + good + " of " + outcome.files() + " files" + reused + ": " + files;
    }
}
