package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Where each time stands in the samples of one {@code times} stream, by the labels in its header. Immutable. */
final class TimeLayout {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int ABSENT = -1;

    private final int channelCount;
    private final int[] positions = new int[TimeChannel.values().length];

    /**
     * Reads the layout from a stream's header.
     *
     * @throws IllegalArgumentException when a time that format 1 has is missing
     */
    TimeLayout(XmlElement times) {
        List<String> labels = times.child("desc").child("channels").children().stream()
                .map(channel -> channel.text("label"))
                .toList();
        channelCount = labels.size();
        Arrays.setAll(positions, index -> labels.indexOf(TimeChannel.values()[index].label));
        for (TimeChannel channel : TimeChannel.values()) {
            if (positions[channel.ordinal()] == ABSENT && channel.ordinal() <= TimeChannel.ARRIVAL.ordinal()) {
                throw new IllegalArgumentException("the times lack " + channel.label);
            }
        }
    }

    /** Bytes that the values of one sample take. */
    int valueBytes() {
        return channelCount * Long.BYTES;
    }

    /** The value of {@code channel} in the sample whose stamp begins at {@code sampleStart}. */
    long value(ByteBuffer samples, int sampleStart, TimeChannel channel) {
        int position = positions[channel.ordinal()];
        return samples.getLong(sampleStart + Xdf.STAMP_BYTES + position * Long.BYTES);
    }

    /** Whether it says when each scan was measured, and how surely; format 1 does not. */
    boolean isMeasured() {
        return positions[TimeChannel.MEASURED.ordinal()] != ABSENT
                && positions[TimeChannel.UNCERTAINTY.ordinal()] != ABSENT;
    }

    /** When the scan was measured; where a file of format 1 does not say, its time stamp does. */
    long measuredNs(ByteBuffer samples, int sampleStart) {
        return positions[TimeChannel.MEASURED.ordinal()] == ABSENT
                ? Math.round(samples.getDouble(sampleStart + 1) * NANOS_PER_SECOND)
                : value(samples, sampleStart, TimeChannel.MEASURED);
    }
}
