package org.myodose.acquisition.ring;

import org.myodose.acquisition.ForceConsumer;

/** Takes what comes out of a {@link ForceRing}, on the reader's own thread: here blocking is allowed. Of samples
 * only counts and times are set. */
public interface RingReader extends ForceConsumer {

    /** {@code entries} found no room in the ring; they would have come just before what is delivered next. */
    void onMissed(long entries);
}
