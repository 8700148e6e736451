package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.GroupWalk.Part;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * The last resort for scans whose description is gone from the file: headers made of the shape of their chunks. They name
 * nothing and scale nothing, so that what is salvaged are counts and times, and it says so. Single-threaded.
 */
final class GuessedHeaders implements LostHeaders {

    private static final String UNKNOWN = "unknown: the part of the file that told it is lost";
    private static final int NO_BITS = 0;

    private final ChunkReader chunks;
    private final long start;
    private final LostHeaders said;
    private final Instant writtenAt;
    private boolean used;

    /**
     * Headers of the recording that begins at {@code start}.
     *
     * @param said asked first
     * @param writtenAt when the file was last written, for a header without a date
     */
    GuessedHeaders(ChunkReader chunks, long start, LostHeaders said, Instant writtenAt) {
        this.chunks = chunks;
        this.start = start;
        this.said = said;
        this.writtenAt = writtenAt;
    }

    /** Whether anything had to be guessed. */
    boolean used() {
        return used;
    }

    @Override
    public Optional<byte[]> of(int streamId) throws IOException {
        Optional<byte[]> known = said.of(streamId);
        if (known.isPresent()) {
            return known;
        }
        return switch (streamId) {
            case Xdf.WHOLE_FILE -> guess(FileHeader.of(description(), 0));
            case RecordingHeaders.MARKERS_STREAM -> Optional.of(RecordingHeaders.markers(description()));
            default -> streamId % 2 == 0 ? counts(streamId) : times(streamId);
        };
    }

    private Optional<byte[]> guess(byte[] header) {
        used = true;
        return Optional.of(header);
    }

    private RecordingDescription description() {
        return new RecordingDescription(List.of(identity(2)), UNKNOWN, writtenAt, "", HostDescription.NOT_TOLD);
    }

    /** Streams come in pairs, counts before times, after the markers; that is all that tells devices apart. */
    private static RecordedDevice identity(int countsStream) {
        return new RecordedDevice(countsStream / 2 - 1, "unknown", UNKNOWN);
    }

    private Optional<byte[]> counts(int countsStream) throws IOException {
        DeviceDescription device = device(countsStream);
        return device == null
                ? Optional.empty()
                : guess(RecordingHeaders.counts(identity(countsStream), device, signal(device)));
    }

    private Optional<byte[]> times(int timesStream) throws IOException {
        Samples samples = first(timesStream);
        DeviceDescription device = device(timesStream - 1);
        if (samples == null || device == null) {
            return Optional.empty();
        }
        List<TimeChannel> channels = Arrays.stream(TimeChannel.values())
                .limit(samples.values(Long.BYTES))
                .toList();
        return guess(RecordingHeaders.times(identity(timesStream - 1), device, channels));
    }

    private @Nullable DeviceDescription device(int countsStream) throws IOException {
        Samples counts = first(countsStream);
        Samples times = first(countsStream + 1);
        if (counts == null || times == null) {
            return null;
        }
        List<ChannelDescription> channels = IntStream.rangeClosed(1, counts.values(Integer.BYTES))
                .mapToObj(number -> new ChannelDescription(
                        "channel " + number,
                        SensorKind.UNKNOWN,
                        SensorPosition.UNSPECIFIED,
                        ForceUnit.COUNTS,
                        NO_BITS,
                        0))
                .toList();
        return new DeviceDescription(0, UNKNOWN, "", "", times.rateMilliHertz(), channels);
    }

    private static SignalDescription signal(DeviceDescription device) {
        List<ChannelScaling> scalings = device.channels().stream()
                .map(channel -> new ChannelScaling(1, 1, 0, 0, UNKNOWN))
                .toList();
        return new SignalDescription(ForceUnit.COUNTS, device.rateMilliHertz(), 0, UNKNOWN, scalings);
    }

    /** The first chunk of several samples of a stream that is left, else the last of one. */
    private @Nullable Samples first(int streamId) throws IOException {
        GroupWalk walk = new GroupWalk(chunks, start);
        Samples found = null;
        for (Part part = walk.next(); part != null && (found == null || found.count() < 2); part = walk.next()) {
            for (Chunk chunk : part.chunks() == null ? List.<Chunk>of() : part.chunks()) {
                Samples samples = samples(chunk, streamId);
                if (samples != null && (found == null || found.count() < 2)) {
                    found = samples;
                }
            }
        }
        return found;
    }

    private @Nullable Samples samples(Chunk chunk, int streamId) throws IOException {
        if (chunk.tag() != Xdf.SAMPLES || chunk.contentBytes() <= Xdf.STREAM_ID_BYTES) {
            return null;
        }
        ByteBuffer content = chunks.content(chunk);
        if (content.getInt() != streamId) {
            return null;
        }
        int count = XdfContent.length(content);
        return count == 0 ? null : new Samples(count, content);
    }

    /** A chunk of samples of one shape, each with its stamp. */
    private record Samples(int count, ByteBuffer content) {

        int values(int valueBytes) {
            return (content.remaining() / count - Xdf.STAMP_BYTES) / valueBytes;
        }

        /** By the device's own time of the first and the last; 1 Hz for a single scan. */
        long rateMilliHertz() {
            long first = timeMicros(0);
            long last = timeMicros(count - 1);
            return last > first ? Math.max(1, Math.round((count - 1) * 1e9 / (last - first))) : 1000;
        }

        private long timeMicros(int index) {
            int sampleBytes = content.remaining() / count;
            return content.getLong(content.position()
                    + index * sampleBytes
                    + Xdf.STAMP_BYTES
                    + TimeChannel.TIME.ordinal() * Long.BYTES);
        }
    }
}
