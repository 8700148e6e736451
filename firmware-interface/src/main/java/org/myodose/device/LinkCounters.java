package org.myodose.device;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts of everything that came over a link and of everything lost, by kind.
 *
 * <p>Threading: one writer, the polling thread; any thread may read, and sees each count grow. Adding is a plain load and
 * an ordered store: no lock, no allocation.
 */
public final class LinkCounters {

    /** What is counted. */
    public enum Kind {
        BYTES_RECEIVED,
        GOOD_FRAMES,
        /** Bytes on the line, delimiters included, that made up good frames. */
        GOOD_FRAME_BYTES,
        /** Checksum did not match. */
        CRC_ERRORS,
        /** Not a possible COBS encoding. */
        MALFORMED_FRAMES,
        TOO_SHORT,
        TOO_LONG,
        /** Good frames of a type, event code or protocol version that this program does not know; skipped. */
        UNKNOWN_TYPES,
        /** Good checksum, impossible contents. */
        BAD_PAYLOADS,
        /** Good frames of scans that came before the device had said how to read them; skipped. */
        UNDESCRIBED_FRAMES,
        /** Delimiters with nothing before them, one byte each: harmless, senders use them to get in step. */
        EMPTY_FRAMES,
        /** Bytes on the line, delimiters included, that were not part of good frames. */
        DAMAGED_BYTES,
        /** Bytes that were never meant as data: readable words between lines of figures, such as boot messages. */
        NOISE_BYTES,
        /** Events of a patient's stop or a button that never came, and were found out from the device's status. */
        EVENTS_MADE_UP,
        /** Frames that never came, by the sequence numbers. */
        FRAMES_MISSING,
        /** A frame with the sequence number of the one before it; dropped. */
        DUPLICATE_FRAMES,
        /** Scans handed on. */
        SCANS,
        /** Scans whose tick was not later than the one before: late or doubled; left out. */
        LATE_SCANS,
        /** Scans with another number of channels than the device announced; left out. */
        MISFIT_SCANS,
        /** Scans with a count that the converter cannot give; kept, and flagged. */
        IMPOSSIBLE_COUNTS,
        /** Threads that hang in a driver's closing of a port; see {@link BoundedLink}. */
        THREADS_LEFT_BEHIND
    }

    private final AtomicLongArray counts = new AtomicLongArray(Kind.values().length);

    /** For the writing thread only. */
    public void add(Kind kind, long amount) {
        int index = kind.ordinal();
        counts.setRelease(index, counts.getPlain(index) + amount);
    }

    /** For kinds that the writing thread never adds to. */
    void addFromAnyThread(Kind kind, long amount) {
        counts.getAndAdd(kind.ordinal(), amount);
    }

    public long get(Kind kind) {
        return counts.getAcquire(kind.ordinal());
    }

    /** Takes over what another has counted by now. For the writing thread only; allocates nothing. */
    public void copyFrom(LinkCounters other) {
        for (int index = 0; index < counts.length(); index++) {
            counts.setRelease(index, other.counts.getAcquire(index));
        }
    }

    /** What was counted since {@code before} was copied from these, as counters of its own. */
    public LinkCounters since(LinkCounters before) {
        LinkCounters since = new LinkCounters();
        for (int index = 0; index < counts.length(); index++) {
            since.counts.setRelease(index, counts.getAcquire(index) - before.counts.getAcquire(index));
        }
        return since;
    }

    /** Frames that came but could not be used. */
    public long damagedFrames() {
        return get(Kind.CRC_ERRORS)
                + get(Kind.MALFORMED_FRAMES)
                + get(Kind.TOO_SHORT)
                + get(Kind.TOO_LONG)
                + get(Kind.BAD_PAYLOADS);
    }
}
