package org.myodose.device.emulated;

import org.myodose.device.wire.FrameEncoder;

/**
 * Scans that share a frame. Up to 1 kHz each scan has a frame of its own, so that none waits; faster sources would drown the
 * line in headers.
 */
final class ScanBatch {

    private static final long FRAMES_MILLIHERTZ = 1_000_000;

    /** The protocol permits no more; it is also less than the 65,535 µs that one delta can tell. */
    private static final long LONGEST_WAIT_MICROS = 10_000;

    private static final long TICK_MASK = 0xFFFF_FFFFL;

    private final CountSource source;
    private final int channels;
    private final int mostScans;
    private final int[] counts;
    private final int[] deltaMicros;
    private int size;
    private long firstTick;
    private long lastTick;

    ScanBatch(CountSource source, boolean single) {
        this.source = source;
        this.channels = source.description().channels().size();
        int fitting = FrameEncoder.maxScans(source.countBytes(), channels);
        this.mostScans = single ? 1 : Math.clamp(wanted(source.maxRateMilliHertz()), 1, fitting);
        this.counts = new int[mostScans * channels];
        this.deltaMicros = new int[mostScans];
    }

    /** Scans of that rate that share a frame. */
    private static long wanted(long rateMilliHertz) {
        return (rateMilliHertz + FRAMES_MILLIHERTZ - 1) / FRAMES_MILLIHERTZ;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the source's present scan, taken at that tick. */
    void add(long tickMicros) {
        if (size == 0) {
            firstTick = tickMicros;
        } else {
            deltaMicros[size] = (int) (tickMicros - lastTick);
        }
        lastTick = tickMicros;
        System.arraycopy(source.counts(), 0, counts, size * channels, channels);
        size++;
    }

    /** Whether one more scan, taken {@code afterMicros} after the last, fits into this frame and need not wait too long. */
    boolean takes(long afterMicros) {
        return size < mostScans
                && size < wanted(source.description().rateMilliHertz())
                && lastTick + afterMicros - firstTick <= LONGEST_WAIT_MICROS;
    }

    /** Writes the frame, returns its length and is empty again. */
    int encode(FrameEncoder encoder, byte[] line, int offset) {
        int scans = size;
        size = 0;
        return encoder.scans(
                firstTick & TICK_MASK, source.countBytes(), channels, scans, counts, deltaMicros, line, offset);
    }
}
