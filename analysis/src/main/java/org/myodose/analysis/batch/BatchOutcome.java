package org.myodose.analysis.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * How a batch ended.
 *
 * @param files all there were
 * @param reused findings of an earlier run that still held
 * @param failures why files could not be analysed, a sentence each, in the order of their paths
 * @param holds rows in the table of holds
 * @param tables the files that were written
 * @param cancelled whether it was ended before it was through: nothing was written but the journal
 */
public record BatchOutcome(
        int files, int reused, List<String> failures, long holds, List<Path> tables, boolean cancelled) {

    public BatchOutcome {
        failures = List.copyOf(failures);
        tables = List.copyOf(tables);
    }
}
