package org.myodose.analysis.export;

import java.io.IOException;
import java.nio.file.Path;
import org.myodose.analysis.table.NewFiles;

/**
 * A file format that recordings can be exported to. Stateless; thread-safe.
 *
 * <p>Every implementation keeps what {@code SignalFormatContractTest} in the tests says: counts and forces to the last bit where the
 * format can hold them, gaps as gaps, the same bytes for the same recording, nothing left behind by a failure.
 */
public interface SignalFormat {

    /** As given to {@code --format}, in lower case. */
    String name();

    /** How its file's name ends, such as {@code .csv}; also what is put in place of {@code .xdf} where no name is given. */
    String suffix();

    /** One line for a user who chooses. */
    String summary();

    /** Whether samples and markers are wanted; where false, the writer is finished without any. */
    default boolean wantsSamples() {
        return true;
    }

    /**
     * Begins an export. Every file is begun through {@code files}, so that all appear together or none does; the writer does not
     * commit them.
     *
     * @param target the file that the user named
     * @throws IOException when a file cannot be made, or the format cannot hold this recording; an {@link
     *     org.myodose.analysis.table.OutputException} says why in a sentence
     */
    SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException;
}
