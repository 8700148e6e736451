package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One stream of a recording while it is written: the samples that wait for their chunk, and what its footer will say.
 * Single-threaded; the buffer grows to the longest run and is reused.
 */
final class SampleRun {

    private final int streamId;
    private final int sampleBytes;
    private ByteBuffer samples;
    private int waiting;
    private long sampleCount;
    private double firstStampSeconds;
    private double lastStampSeconds;

    SampleRun(int streamId, int valueBytes) {
        this.streamId = streamId;
        this.sampleBytes = Xdf.STAMP_BYTES + valueBytes;
        this.samples = ByteBuffer.allocate(64 * sampleBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int streamId() {
        return streamId;
    }

    /** Begins the next sample; the caller puts its values, exactly as many bytes as were announced. */
    ByteBuffer next(double stampSeconds) {
        if (samples.remaining() < sampleBytes) {
            samples = ByteBuffer.wrap(Arrays.copyOf(samples.array(), samples.capacity() * 2))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(samples.position());
        }
        waiting++;
        account(stampSeconds);
        return samples.put((byte) Double.BYTES).putDouble(stampSeconds);
    }

    /** Counts a sample for the footer. */
    void account(double stampSeconds) {
        if (sampleCount++ == 0) {
            firstStampSeconds = stampSeconds;
        }
        lastStampSeconds = stampSeconds;
    }

    /** Moves the waiting samples into a chunk of {@code group}. */
    void drainTo(XdfGroup group) {
        if (waiting > 0) {
            group.samples(streamId, waiting, samples);
            samples.clear();
            waiting = 0;
        }
    }

    void footerTo(XdfGroup group) {
        XmlText footer = new XmlText("info")
                .element("first_timestamp", firstStampSeconds)
                .element("last_timestamp", lastStampSeconds)
                .element("sample_count", sampleCount);
        group.streamXml(Xdf.STREAM_FOOTER, streamId, footer.toBytes());
    }
}
