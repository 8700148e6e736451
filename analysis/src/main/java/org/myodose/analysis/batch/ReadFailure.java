package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One sentence for a file or folder that cannot be read. */
final class ReadFailure {

    private ReadFailure() {}

    static String sentence(Path path, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return path + " is gone, or links to nothing: check it, and run again.";
        }
        if (failure instanceof AccessDeniedException) {
            return path + " may not be read: ask its owner for permission.";
        }
        return path + " cannot be read (" + failure.getMessage() + "): check the disk, and run again.";
    }
}
