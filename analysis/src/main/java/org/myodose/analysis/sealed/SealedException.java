package org.myodose.analysis.sealed;

import java.io.IOException;

/** A sealed file cannot be read or written, or was altered; the message is a sentence that tells what to do. */
public final class SealedException extends IOException {

    private static final long serialVersionUID = 1;

    public SealedException(String sentence) {
        super(sentence);
    }

    public SealedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
