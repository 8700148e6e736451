package org.myodose.acquisition.recording;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.GroupWalk.Part;

/**
 * The headers that a recording says again now and then, for those whose first telling is lost. Looked for only once
 * somebody asks, since that takes a walk through the file. Single-threaded.
 */
final class HeadersAgain implements LostHeaders {

    private final ChunkReader chunks;
    private final long start;
    private @Nullable Map<Integer, byte[]> found;

    /** Those of the recording that begins at {@code start}. */
    HeadersAgain(ChunkReader chunks, long start) {
        this.chunks = chunks;
        this.start = start;
    }

    /** The first that is left of a stream's headers, or of the file's under {@link Xdf#WHOLE_FILE}. */
    @Override
    public Optional<byte[]> of(int streamId) throws IOException {
        Map<Integer, byte[]> headers = found;
        if (headers == null) {
            headers = collect();
            found = headers;
        }
        return Optional.ofNullable(headers.get(streamId));
    }

    private Map<Integer, byte[]> collect() throws IOException {
        Map<Integer, byte[]> headers = new HashMap<>();
        GroupWalk walk = new GroupWalk(chunks, start);
        for (Part part = walk.next(); part != null; part = walk.next()) {
            if (part.chunks() != null) {
                for (Chunk chunk : part.chunks()) {
                    if (chunk.tag() == Xdf.HEADER_AGAIN && chunk.contentBytes() > Xdf.STREAM_ID_BYTES) {
                        var content = chunks.content(chunk);
                        headers.putIfAbsent(content.getInt(), XdfContent.rest(content));
                    }
                }
            }
        }
        return headers;
    }
}
