package org.myodose.device;

/**
 * A device's answer to a command.
 *
 * @param commandType type code of the command, as in the wire protocol
 * @param commandSequence sequence number of the command's frame
 * @param result what became of it
 * @param value rate in force in mHz after RATE, the token after PING, else 0
 * @param deviceTickMicros device clock when it built the answer, as sent: 0 to 2³²−1, wrapping
 * @param arrivalNs host monotonic clock when the read that brought the answer returned
 */
public record Reply(
        int commandType, int commandSequence, Result result, long value, long deviceTickMicros, long arrivalNs) {

    /** An answer to be sent: its times are the sender's and the receiver's to add. */
    public Reply(int commandType, int commandSequence, Result result, long value) {
        this(commandType, commandSequence, result, value, 0, 0);
    }

    /** What became of a command; the ordinal is the code on the wire. */
    public enum Result {
        DONE,
        UNKNOWN_COMMAND,
        BAD_ARGUMENT,
        NOT_NOW,
        /** A code that this version does not know. */
        OTHER
    }
}
