package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/**
 * Understands verified groups and tells a visitor what stands in them. A group is understood whole before anything of it is
 * told. Single-threaded.
 */
final class GroupDecoder {

    /** Something understood, to be told later. */
    private interface Telling {
        void to(RecordingVisitor visitor);
    }

    private final ChunkReader chunks;
    private final RecordingVisitor visitor;
    private final Map<Integer, String> streamNames = new HashMap<>();
    private final List<Telling> understood = new ArrayList<>();
    private final RecordedScan scan = new RecordedScan();

    private @Nullable XmlElement fileHeader;
    private @Nullable DeviceDescription device;
    private @Nullable SignalDescription signal;
    private @Nullable TimeLayout timeLayout;
    private @Nullable ByteBuffer counts;
    private long scans;
    private long markers;
    private boolean closed;

    GroupDecoder(ChunkReader chunks, RecordingVisitor visitor) {
        this.chunks = chunks;
        this.visitor = visitor;
    }

    /** The file's own header, once it has come by. */
    Optional<XmlElement> fileHeader() {
        return Optional.ofNullable(fileHeader);
    }

    long scans() {
        return scans;
    }

    long markers() {
        return markers;
    }

    boolean closed() {
        return closed;
    }

    /** Tells the visitor all of a group, or returns false where its contents are not what a recorder writes. */
    boolean tell(List<Chunk> group) throws IOException {
        understood.clear();
        counts = null;
        try {
            for (Chunk chunk : group) {
                understand(chunk);
            }
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
            return false;
        }
        understood.forEach(telling -> telling.to(visitor));
        return true;
    }

    private void understand(Chunk chunk) throws IOException {
        ByteBuffer content = chunks.content(chunk);
        switch (chunk.tag()) {
            case Xdf.FILE_HEADER -> fileHeader = XmlElement.parse(rest(content));
            case Xdf.STREAM_HEADER -> streamHeader(content.getInt(), rest(content));
            case Xdf.SAMPLES -> samples(content.getInt(), content);
            case Xdf.STREAM_FOOTER -> closed |= RecordingHeaders.MARKERS.equals(streamNames.get(content.getInt()));
            default -> {
                // Boundaries, clock offsets of zero, and whatever later versions and other programs add.
            }
        }
    }

    private void streamHeader(int streamId, byte[] xml) {
        XmlElement header = XmlElement.parse(xml);
        streamNames.put(streamId, header.text("name"));
        if (RecordingHeaders.COUNTS.equals(header.text("name"))) {
            device = RecordingHeaders.device(header);
            signal = RecordingHeaders.signal(header);
            introduce();
        } else if (RecordingHeaders.TIMES.equals(header.text("name"))) {
            timeLayout = new TimeLayout(header);
        }
    }

    /** Tells the device with the signal description in force at this place of the file. */
    private void introduce() {
        DeviceDescription introduced = known(device);
        SignalDescription inForce = known(signal);
        understood.add(to -> to.onDevice(introduced, inForce));
    }

    private void samples(int streamId, ByteBuffer content) {
        String stream = streamNames.get(streamId);
        if (stream == null) {
            throw new IllegalArgumentException("the header of stream " + streamId + " was lost");
        }
        switch (stream) {
            case RecordingHeaders.COUNTS -> counts = content;
            case RecordingHeaders.TIMES -> scans(content);
            case RecordingHeaders.MARKERS -> markers(content);
            default -> {
                // A stream that another program added.
            }
        }
    }

    /** Counts and times come as a pair of chunks, sample for sample. */
    private void scans(ByteBuffer times) {
        ByteBuffer paired = counts;
        counts = null;
        if (paired == null) {
            throw new IllegalArgumentException("times came without their counts");
        }
        int channels = known(device).channels().size();
        TimeLayout layout = known(timeLayout);
        int scanCount = scanCount(times, layout.valueBytes());
        if (scanCount(paired, channels * Integer.BYTES) != scanCount) {
            throw new IllegalArgumentException("counts and times do not belong together");
        }
        understood.add(to -> tellScans(to, scanCount, channels, paired, times, layout));
    }

    private void tellScans(
            RecordingVisitor to, int scanCount, int channels, ByteBuffer counts, ByteBuffer times, TimeLayout layout) {
        for (int index = 0; index < scanCount; index++) {
            int start = times.position() + index * (Xdf.STAMP_BYTES + layout.valueBytes());
            scan.scan()
                    .set(
                            (int) layout.value(times, start, TimeChannel.SEQUENCE),
                            layout.value(times, start, TimeChannel.DEVICE_TICK),
                            layout.value(times, start, TimeChannel.ARRIVAL),
                            channels);
            if (layout.isMeasured()) {
                scan.scan()
                        .setMeasured(
                                layout.value(times, start, TimeChannel.MEASURED),
                                layout.value(times, start, TimeChannel.UNCERTAINTY));
            }
            scan.at(layout.value(times, start, TimeChannel.TIME), layout.measuredNs(times, start));
            counts.position(counts.position() + Xdf.STAMP_BYTES);
            for (int channel = 0; channel < channels; channel++) {
                scan.scan().rawCounts()[channel] = counts.getInt();
            }
            scans++;
            to.onScan(scan);
        }
    }

    /** How many samples follow, after making sure that they all do, each with its time stamp. */
    private static int scanCount(ByteBuffer content, int valueBytes) {
        int scanCount = length(content);
        int sampleBytes = Xdf.STAMP_BYTES + valueBytes;
        boolean stamped = content.remaining() == (long) scanCount * sampleBytes;
        for (int index = 0; stamped && index < scanCount; index++) {
            stamped = content.get(content.position() + index * sampleBytes) == Double.BYTES;
        }
        if (!stamped) {
            throw new IllegalArgumentException("a chunk of samples is not laid out as a recorder does");
        }
        return scanCount;
    }

    private void markers(ByteBuffer content) {
        int markerCount = length(content);
        for (int index = 0; index < markerCount; index++) {
            if (content.get() != Double.BYTES) {
                throw new IllegalArgumentException("a marker lacks its time stamp");
            }
            double stampSeconds = content.getDouble();
            byte[] text = new byte[length(content)];
            content.get(text);
            marker(stampSeconds, new String(text, StandardCharsets.UTF_8));
        }
    }

    private void marker(double stampSeconds, String json) {
        Map<String, List<String>> fields = MarkerJson.fields(json);
        Marker marker = new Marker(stampSeconds, one(fields, "type"), json);
        understood.add(to -> {
            markers++;
            to.onMarker(marker);
        });
        switch (marker.type()) {
            case "hello" -> introduce();
            case "gap" -> gap(fields);
            case "lost" -> lost(fields);
            case "tare" -> tare(fields);
            case "event" -> event(fields);
            default -> {
                // Holds and the like are their writers' own; onMarker tells them.
            }
        }
    }

    private void gap(Map<String, List<String>> fields) {
        long fromMicros = number(fields, "timeMicros");
        long toMicros = number(fields, "toMicros");
        int framesMissing = Math.toIntExact(number(fields, "framesMissing"));
        understood.add(to -> to.onGap(fromMicros, toMicros, framesMissing));
    }

    private void lost(Map<String, List<String>> fields) {
        long fromMicros = number(fields, "timeMicros");
        long toMicros = number(fields, "toMicros");
        long entries = number(fields, "entries");
        understood.add(to -> to.onLost(fromMicros, toMicros, entries));
    }

    private void tare(Map<String, List<String>> fields) {
        long timeMicros = number(fields, "timeMicros");
        List<String> zeros = fields.getOrDefault("zeros", List.of());
        SignalDescription before = known(signal);
        if (zeros.size() != before.scalings().size()) {
            throw new IllegalArgumentException("a tare has one zero for each channel");
        }
        List<ChannelScaling> scalings = new ArrayList<>();
        for (int channel = 0; channel < zeros.size(); channel++) {
            scalings.add(before.scalings().get(channel).withZero(Double.parseDouble(zeros.get(channel))));
        }
        SignalDescription tared = before.withScalings(scalings);
        signal = tared;
        understood.add(to -> to.onTare(timeMicros, tared));
    }

    private void event(Map<String, List<String>> fields) {
        DeviceEvent event = new DeviceEvent(
                DeviceEvent.Kind.valueOf(one(fields, "event").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(one(fields, "began")),
                Math.toIntExact(number(fields, "sequence")),
                number(fields, "deviceTickMicros"),
                number(fields, "arrivalNs"));
        understood.add(to -> to.onDeviceEvent(event));
    }

    /** A number with the width of it in front, as XDF writes counts and lengths. */
    private static int length(ByteBuffer content) {
        return switch (content.get()) {
            case Byte.BYTES -> Byte.toUnsignedInt(content.get());
            case Integer.BYTES -> checkedLength(content.getInt(), content);
            case Long.BYTES -> checkedLength(content.getLong(), content);
            default -> throw new IllegalArgumentException("a length is 1, 4 or 8 bytes wide");
        };
    }

    private static int checkedLength(long length, ByteBuffer content) {
        if (length < 0 || length > content.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " does not fit its chunk");
        }
        return (int) length;
    }

    private static byte[] rest(ByteBuffer content) {
        byte[] rest = new byte[content.remaining()];
        content.get(rest);
        return rest;
    }

    private static <T> T known(@Nullable T told) {
        if (told == null) {
            throw new IllegalArgumentException("no device was described before");
        }
        return told;
    }

    private static String one(Map<String, List<String>> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new IllegalArgumentException("a marker lacks its " + name);
        }
        return values.getFirst();
    }

    private static long number(Map<String, List<String>> fields, String name) {
        return Long.parseLong(one(fields, name));
    }
}
