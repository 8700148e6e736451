package org.myodose.analysis.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.Row;

/**
 * What was found in one file, as rows of the two tables.
 *
 * @param stamp by which the file is known again
 * @param sha256 of all its bytes, in hexadecimal digits; empty where it could not be read
 * @param failure why nothing was found, one sentence; null where it was analysed
 * @param recordings one row a device, or one that tells the failure
 * @param holds one row a hold
 */
record FileFindings(
        FileStamp stamp, String sha256, @Nullable String failure, List<Row> recordings, List<Row> holds) {

    FileFindings {
        recordings = List.copyOf(recordings);
        holds = List.copyOf(holds);
    }

    /** The same of the same bytes under another stamp. */
    FileFindings as(FileStamp other) {
        return new FileFindings(other, sha256, failure, recordings, holds);
    }
}
