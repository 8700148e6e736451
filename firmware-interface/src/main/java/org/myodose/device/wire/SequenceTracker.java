package org.myodose.device.wire;

/** Tells from sequence numbers, which wrap at 65536, what was lost or came twice. */
final class SequenceTracker {

    /** Result for a frame with the number of the one before it. */
    static final int DUPLICATE = -1;

    private static final int MODULUS = 0x10000;
    private static final int UNKNOWN = -1;

    private int expected = UNKNOWN;

    /**
     * Takes the number of the frame that just came and returns how many went missing before it, or {@link #DUPLICATE}.
     * A step of half the range or more is a break of unknown length and counts as one frame: at least that is missing.
     */
    int follow(int sequence) {
        int step = expected == UNKNOWN ? 0 : (sequence - expected) & (MODULUS - 1);
        if (step == MODULUS - 1) {
            return DUPLICATE;
        }
        restart(sequence);
        return step < MODULUS / 2 ? step : 1;
    }

    /** Takes the number of the frame that just came as that of a sender who began anew. */
    void restart(int sequence) {
        expected = (sequence + 1) & (MODULUS - 1);
    }
}
