package org.myodose.analysis.table;

import java.io.IOException;

/** A file could not be written; the message is a sentence that tells the user what to do. */
public final class OutputException extends IOException {

    private static final long serialVersionUID = 1;

    public OutputException(String sentence) {
        super(sentence);
    }

    public OutputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
