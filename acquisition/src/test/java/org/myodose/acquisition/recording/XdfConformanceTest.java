package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.ChunkReader.Chunk;

/** What other readers of XDF rely on, checked on the bytes. */
class XdfConformanceTest {

    @TempDir
    private Path folder;

    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<Integer, XmlElement> headers = new TreeMap<>();
    private final Map<Integer, XmlElement> footers = new TreeMap<>();
    private final Map<Integer, Long> samples = new TreeMap<>();

    @Test
    void headersAndFootersTellWhatTheStreamsHold() throws Exception {
        walk(record(500));

        assertEquals(Xdf.FILE_HEADER, chunks.getFirst().tag());
        assertEquals(
                List.of("markers", "counts", "times"),
                headers.values().stream().map(h -> h.text("name")).toList());
        assertEquals(
                List.of("0", "250", "250"),
                headers.values().stream().map(h -> h.text("nominal_srate")).toList());
        assertEquals(
                List.of("string", "int32", "int64"),
                headers.values().stream().map(h -> h.text("channel_format")).toList());
        assertEquals(Map.of(1, 4L, 2, 500L, 3, 500L), samples);
        footers.forEach((stream, footer) -> assertEquals(samples.get(stream), footer.number("sample_count")));
        footers.forEach(
                (stream, footer) -> assertEquals(stream == 1 ? "1.008" : "1.0", footer.text("first_timestamp")));
        footers.forEach((stream, footer) ->
                assertEquals(stream == 1 ? 1.024 : 2.996, Double.parseDouble(footer.text("last_timestamp")), 1e-9));
    }

    /** A file torn at the end of a sector never shows a length without its tag, which pyxdf could not get over. */
    @Test
    void noTagMeetsTheEndOfASector() throws Exception {
        walk(record(20_000));

        long wide = chunks.stream()
                .filter(c -> c.contentStart() - c.start() == 1 + Long.BYTES + 2)
                .count();
        assertTrue(wide > 0, "no chunk ever needed the wider length: the test shows nothing");
        for (Chunk chunk : chunks) {
            long tagInSector = (chunk.contentStart() - 2) % 512;
            assertTrue(tagInSector != 0 && tagInSector != 511, chunk.toString());
        }
    }

    private Path record(int scans) throws Exception {
        Path file = folder.resolve(scans + ".xdf");
        Sessions.record(file, scans, 23, 3);
        return file;
    }

    private void walk(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file)) {
            ChunkReader reader = new ChunkReader(channel);
            for (Chunk chunk = reader.at(4); chunk != null; chunk = reader.at(chunk.end())) {
                chunks.add(chunk);
                note(chunk, reader.content(chunk));
            }
            assertEquals(reader.fileBytes(), chunks.getLast().end());
        }
    }

    private void note(Chunk chunk, ByteBuffer content) {
        switch (chunk.tag()) {
            case Xdf.STREAM_HEADER -> headers.put(content.getInt(), xml(content));
            case Xdf.STREAM_FOOTER -> footers.put(content.getInt(), xml(content));
            case Xdf.SAMPLES -> {
                int stream = content.getInt();
                assertEquals(4, content.get());
                samples.merge(stream, (long) content.getInt(), Long::sum);
            }
            default -> {
                // Nothing that the assertions ask for.
            }
        }
    }

    private static XmlElement xml(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return XmlElement.parse(bytes);
    }
}
