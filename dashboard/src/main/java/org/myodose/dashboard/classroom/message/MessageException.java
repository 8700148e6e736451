package org.myodose.dashboard.classroom.message;

/** A message that cannot be taken, and why. */
public final class MessageException extends Exception {

    private static final long serialVersionUID = 1;

    private final Fault fault;

    MessageException(Fault fault, String sentence) {
        super(sentence);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
