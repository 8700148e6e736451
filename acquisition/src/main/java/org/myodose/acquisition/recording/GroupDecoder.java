package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/**
 * Understands verified groups and tells each device's visitor what stands in them. A group is understood whole before
 * anything of it is told. Single-threaded.
 */
final class GroupDecoder {

    /** A stream as its header says. */
    private record Stream(String kind, int device) {}

    private final ChunkReader chunks;
    private final LostHeaders lostHeaders;
    private final Function<RecordedDevice, RecordingVisitor> visitors;
    private final Map<Integer, Stream> streams = new HashMap<>();
    private final Map<Integer, DeviceDecoder> devices = new TreeMap<>();
    private final List<Runnable> understood = new ArrayList<>();

    private @Nullable XmlElement fileHeader;
    private List<RecordedDevice> named = List.of();
    private long markers;
    private boolean closed;

    /** @param visitors asked once for each device, when something of it first appears */
    GroupDecoder(ChunkReader chunks, LostHeaders lostHeaders, Function<RecordedDevice, RecordingVisitor> visitors) {
        this.chunks = chunks;
        this.lostHeaders = lostHeaders;
        this.visitors = visitors;
        // Every recorder gives its markers this number, so that they can be read where their header was lost.
        streams.put(RecordingHeaders.MARKERS_STREAM, new Stream(RecordingHeaders.MARKERS, 0));
    }

    /** The file's own header, once it has come by. */
    Optional<XmlElement> fileHeader() {
        return Optional.ofNullable(fileHeader);
    }

    long scans() {
        return devices.values().stream().mapToLong(DeviceDecoder::scans).sum();
    }

    long markers() {
        return markers;
    }

    boolean closed() {
        return closed;
    }

    /** Tells the visitors all of a group, or returns false where its contents are not what a recorder writes. */
    boolean tell(List<Chunk> group) throws IOException {
        understood.clear();
        devices.values().forEach(DeviceDecoder::beginGroup);
        try {
            for (Chunk chunk : group) {
                understand(chunk);
            }
        } catch (IllegalArgumentException | BufferUnderflowException | ArithmeticException e) {
            return false;
        }
        understood.forEach(Runnable::run);
        return true;
    }

    /** Tells every device so far that something is missing here. */
    void tellDamaged(DamagedPart part) {
        devices.values().forEach(device -> device.damaged(part));
    }

    private void understand(Chunk chunk) throws IOException {
        ByteBuffer content = chunks.content(chunk);
        switch (chunk.tag()) {
            case Xdf.FILE_HEADER -> fileHeader(XdfContent.rest(content));
            case Xdf.STREAM_HEADER -> streamHeader(content.getInt(), XdfContent.rest(content));
            case Xdf.HEADER_AGAIN -> headerAgain(content.getInt(), XdfContent.rest(content));
            case Xdf.SAMPLES -> samples(content.getInt(), content);
            case Xdf.STREAM_FOOTER -> closed |= content.getInt() == RecordingHeaders.MARKERS_STREAM;
            default -> {
                // Boundaries, clock offsets of zero, and whatever later versions and other programs add.
            }
        }
    }

    private void fileHeader(byte[] xml) {
        fileHeader = XmlElement.parse(xml);
        if (fileHeader.has("devices")) {
            named = fileHeader.child("devices").children().stream()
                    .map(FileHeader::device)
                    .toList();
        }
    }

    private Stream streamHeader(int streamId, byte[] xml) {
        XmlElement header = XmlElement.parse(xml);
        String kind = header.text("name");
        boolean ours = kind.equals(RecordingHeaders.COUNTS) || kind.equals(RecordingHeaders.TIMES);
        RecordedDevice identity = ours ? RecordingHeaders.identity(header) : null;
        Stream stream = new Stream(kind, identity == null ? 0 : identity.number());
        streams.put(streamId, stream);
        if (identity != null && kind.equals(RecordingHeaders.COUNTS)) {
            device(identity).countsHeader(header);
        } else if (identity != null) {
            device(identity).timesHeader(header);
        }
        return stream;
    }

    private void headerAgain(int streamId, byte[] xml) {
        Stream stream = streams.get(streamId);
        if (streamId == Xdf.WHOLE_FILE && fileHeader == null) {
            fileHeader(xml);
        } else if (streamId != Xdf.WHOLE_FILE && stream == null) {
            streamHeader(streamId, xml);
        } else if (stream != null && stream.kind().equals(RecordingHeaders.COUNTS)) {
            device(stream.device()).countsHeaderAgain(XmlElement.parse(xml));
        }
    }

    private void samples(int streamId, ByteBuffer content) throws IOException {
        Stream known = streams.get(streamId);
        Stream stream = known == null ? lostStream(streamId) : known;
        switch (stream.kind()) {
            case RecordingHeaders.COUNTS -> device(stream.device()).counts(content);
            case RecordingHeaders.TIMES -> device(stream.device()).times(content);
            case RecordingHeaders.MARKERS -> markers(content);
            default -> {
                // A stream that another program added.
            }
        }
    }

    /** A stream whose header was damaged, by what is said of it later in the file. */
    private Stream lostStream(int streamId) throws IOException {
        byte[] header = lostHeaders
                .of(streamId)
                .orElseThrow(() -> new IllegalArgumentException("the header of stream " + streamId + " was lost"));
        return streamHeader(streamId, header);
    }

    private void markers(ByteBuffer content) {
        int markerCount = XdfContent.length(content);
        for (int index = 0; index < markerCount; index++) {
            if (content.get() != Double.BYTES) {
                throw new IllegalArgumentException("a marker lacks its time stamp");
            }
            double stampSeconds = content.getDouble();
            byte[] text = new byte[XdfContent.length(content)];
            content.get(text);
            marker(stampSeconds, new String(text, StandardCharsets.UTF_8));
        }
    }

    private void marker(double stampSeconds, String json) {
        MarkerFields fields = MarkerFields.of(json);
        int number = fields.has("device") ? Math.toIntExact(fields.number("device")) : 0;
        Marker marker = new Marker(stampSeconds, fields.text("type"), number, json);
        understood.add(() -> markers++);
        device(number).marker(marker, fields);
    }

    /** The device of a number that its header gave a name, if that was read. */
    private DeviceDecoder device(int number) {
        RecordedDevice unnamed = new RecordedDevice(number, "", "");
        return device(named.stream()
                .filter(device -> device.number() == number)
                .findFirst()
                .orElse(unnamed));
    }

    private DeviceDecoder device(RecordedDevice identity) {
        return devices.computeIfAbsent(
                identity.number(), number -> new DeviceDecoder(visitors.apply(identity), understood));
    }
}
