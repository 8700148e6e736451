package org.myodose.dashboard;

/** Something that the user can mend. The message is one clear sentence that says how; no stack trace is shown for it. */
public final class UserException extends RuntimeException {

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
