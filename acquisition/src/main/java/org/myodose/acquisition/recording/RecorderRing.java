package org.myodose.acquisition.recording;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.myodose.device.Scan;

/**
 * Hands entries from the acquisition thread to the recorder's, in order, without a lock or an allocation.
 *
 * <p>Threading: {@link #claim} and {@link #publish} belong to one thread, {@link #next} and {@link #release} to one other.
 * An entry belongs to whoever got it until it is published or released. A full ring refuses; it never overwrites.
 */
final class RecorderRing {

    /** What an entry tells. */
    enum Kind {
        SCAN,
        GAP,
        LOST,
        NOTE
    }

    /** One thing to record. Which fields count depends on the kind. */
    static final class Entry {
        Kind kind = Kind.SCAN;
        int sequence;
        long deviceTickMicros;
        /** Of the scan, or where the gap or loss begins. */
        long timeMicros;

        long toMicros;
        long arrivalNs;
        /** Frames missing or scans lost. */
        long missing;

        int channelCount;
        final int[] rawCounts = new int[Scan.MAX_CHANNELS];

        @Nullable
        Note note;
    }

    /** Something rare, told in its own words to the writer. */
    interface Note {
        void writeTo(RecordingWriter writer);
    }

    private final Entry[] entries;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong released = new AtomicLong();

    RecorderRing(int capacity) {
        entries = new Entry[capacity];
        for (int i = 0; i < capacity; i++) {
            entries[i] = new Entry();
        }
    }

    /** The entry to fill next, or null when the ring is full. */
    @Nullable
    Entry claim() {
        long next = published.getPlain();
        return next - released.getAcquire() < entries.length ? entries[(int) (next % entries.length)] : null;
    }

    /** Hands over the entry that was claimed. */
    void publish() {
        published.setRelease(published.getPlain() + 1);
    }

    /** The oldest entry not yet released, or null when there is none. */
    @Nullable
    Entry next() {
        long next = released.getPlain();
        return next < published.getAcquire() ? entries[(int) (next % entries.length)] : null;
    }

    void release() {
        released.setRelease(released.getPlain() + 1);
    }
}
