package org.myodose.dashboard.setup;

/** Refused because it is not, or no more, as whoever asked believes; the message says what to do. */
public final class ConflictException extends Exception {

    private static final long serialVersionUID = 1;

    ConflictException(String message) {
        super(message);
    }
}
