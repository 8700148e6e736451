package org.myodose.analysis.course;

import java.io.Serial;

/** A ledger that cannot be trusted, read or written; the message says what to do. */
public final class LedgerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
