package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.GroupWalk.Part;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/**
 * The clean file of a salvage: the contents of every undamaged group exactly as they were, the headers that were lost, a
 * marker for each span that is missing, and footers. Single-threaded.
 */
final class SalvageFile implements Closeable {

    private final ChunkReader chunks;
    private final LostHeaders headers;
    private final RecordingFile target;
    private final XdfGroup group = new XdfGroup();
    private final Set<Integer> described = new HashSet<>();
    private final Map<Integer, SampleRun> streams = new TreeMap<>();
    private double lastStampSeconds;

    SalvageFile(ChunkReader chunks, LostHeaders headers, RecordingFile target) {
        this.chunks = chunks;
        this.headers = headers;
        this.target = target;
        group.begin(0);
    }

    /** Copies the recording that {@code walk} goes through. */
    void write(GroupWalk walk, RecordingIntegrity integrity, List<MissingSpan> missing) throws IOException {
        for (Part part = walk.next(); part != null; part = walk.next()) {
            if (part.chunks() != null && !integrity.isDamaged(part.start())) {
                copy(part.chunks());
            } else {
                mark(part, missing);
            }
            append();
        }
        marker(recovered(integrity));
        streams.values().forEach(stream -> stream.footerTo(group));
        append();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    private void append() throws IOException {
        if (group.hasContent()) {
            target.append(group.seal());
            group.begin(target.length());
        }
    }

    private void copy(List<Chunk> content) throws IOException {
        for (Chunk chunk : content) {
            switch (chunk.tag()) {
                case Xdf.BOUNDARY, Xdf.STREAM_FOOTER -> {
                    // This file has its own.
                }
                case Xdf.FILE_HEADER -> {
                    described.add(Xdf.WHOLE_FILE);
                    group.fileHeader(XdfContent.rest(chunks.content(chunk)));
                }
                case Xdf.STREAM_HEADER -> {
                    head(Xdf.WHOLE_FILE);
                    described.add(chunks.content(chunk).getInt());
                    group.copy(chunk.tag(), chunks.content(chunk));
                }
                case Xdf.SAMPLES -> samples(chunks.content(chunk));
                default -> {
                    head(Xdf.WHOLE_FILE);
                    group.copy(chunk.tag(), chunks.content(chunk));
                }
            }
        }
    }

    private void samples(ByteBuffer content) throws IOException {
        int streamId = content.getInt(0);
        if (head(streamId)) {
            account(streamId, content.duplicate().order(content.order()).position(Xdf.STREAM_ID_BYTES));
            group.copy(Xdf.SAMPLES, content);
        }
    }

    /** Writes the header that a stream, or the file, still lacks; false where there is none to be had. */
    private boolean head(int streamId) throws IOException {
        if (described.contains(streamId)) {
            return true;
        }
        var header = headers.of(streamId);
        if (header.isEmpty()) {
            return false;
        }
        if (streamId == Xdf.WHOLE_FILE) {
            group.fileHeader(header.get());
        } else {
            head(Xdf.WHOLE_FILE);
            group.streamXml(Xdf.STREAM_HEADER, streamId, header.get());
        }
        described.add(streamId);
        return true;
    }

    private void account(int streamId, ByteBuffer samples) {
        SampleRun run = streams.computeIfAbsent(streamId, id -> new SampleRun(id, 0));
        int count = XdfContent.length(samples);
        if (streamId == RecordingHeaders.MARKERS_STREAM) {
            for (int index = 0; index < count; index++) {
                stamp(run, samples.getDouble(samples.position() + 1));
                samples.position(samples.position() + Xdf.STAMP_BYTES);
                samples.position(samples.position() + XdfContent.length(samples));
            }
            return;
        }
        int sampleBytes = count == 0 ? 0 : samples.remaining() / count;
        for (int index = 0; index < count; index++) {
            stamp(run, samples.getDouble(samples.position() + index * sampleBytes + 1));
        }
    }

    private void stamp(SampleRun run, double seconds) {
        run.account(seconds);
        lastStampSeconds = seconds;
    }

    /** Says what is missing where it is missing. */
    private void mark(Part part, List<MissingSpan> missing) throws IOException {
        for (MissingSpan span : missing) {
            if (span.part().startByte() == part.start()) {
                MarkerJson marker =
                        new MarkerJson("damaged").with("device", span.device().number());
                span.fromMicros().ifPresent(micros -> marker.with("timeMicros", micros));
                span.toMicros().ifPresent(micros -> marker.with("toMicros", micros));
                span.scans().ifPresent(scans -> marker.with("scansMissing", scans));
                marker(bytes(marker, span.part()).end());
            }
        }
    }

    private static MarkerJson bytes(MarkerJson marker, DamagedPart part) {
        return marker.with("fromByte", part.startByte()).with("toByte", part.endByte());
    }

    private static String recovered(RecordingIntegrity integrity) {
        return new MarkerJson("recovered")
                .with("device", 0)
                .with("closed", integrity.closed())
                .with("damagedParts", integrity.damagedParts().size())
                .with("tailBytes", integrity.tailBytes())
                .end();
    }

    private void marker(String json) throws IOException {
        if (head(RecordingHeaders.MARKERS_STREAM)) {
            streams.computeIfAbsent(RecordingHeaders.MARKERS_STREAM, id -> new SampleRun(id, 0))
                    .account(lastStampSeconds);
            group.stringSample(RecordingHeaders.MARKERS_STREAM, lastStampSeconds, json);
        }
    }
}
