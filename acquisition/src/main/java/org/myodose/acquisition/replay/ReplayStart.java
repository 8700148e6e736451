package org.myodose.acquisition.replay;

import org.jspecify.annotations.Nullable;

/**
 * When a replay began: which moment of the recording's clock was which of this computer's. Devices of one recording that are
 * replayed together share it, and so keep the distances between their times. Thread-safe.
 */
final class ReplayStart {

    /**
     * The first scan or event of any of them.
     *
     * @param recordedNs its arrival on the recording's clock
     * @param nowNs when it came to be replayed, on this computer's
     */
    record Moment(long recordedNs, long nowNs) {}

    private @Nullable Moment moment;

    /** The moment of whoever asked first, which is now where nobody has. */
    synchronized Moment of(long recordedNs) {
        Moment begun = moment;
        if (begun == null) {
            begun = new Moment(recordedNs, System.nanoTime());
            moment = begun;
        }
        return begun;
    }
}
