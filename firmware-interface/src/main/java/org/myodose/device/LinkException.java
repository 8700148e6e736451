package org.myodose.device;

import java.util.Objects;

/** A device could not be reached or was lost. The message is one clear sentence that tells a user what to do. */
public class LinkException extends Exception {

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
