package org.myodose.device;

/** A device could not be reached or was lost. The message is one clear sentence that tells a user what to do. */
public class LinkException extends Exception {

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
