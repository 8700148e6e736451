package org.myodose.device;

import java.util.Objects;

/**
 * A device could not be reached or was lost. The message is one clear sentence that tells a user what to do; the cause is its
 * name for programs.
 */
public class LinkException extends Exception {

    private final LinkCause linkCause;

    public LinkException(LinkCause linkCause, String message) {
        super(message);
        this.linkCause = linkCause;
    }

    public LinkException(LinkCause linkCause, String message, Throwable thrown) {
        super(message, thrown);
        this.linkCause = linkCause;
    }

    /** A failure without a name of its own. */
    public LinkException(String message) {
        this(LinkCause.FAILED, message);
    }

    /** A failure without a name of its own. */
    public LinkException(String message, Throwable thrown) {
        this(LinkCause.FAILED, message, thrown);
    }

    /** Why, as a name. */
    public LinkCause linkCause() {
        return linkCause;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
