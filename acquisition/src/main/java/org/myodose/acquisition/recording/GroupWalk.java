package org.myodose.acquisition.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.ChunkReader.Chunk;

/**
 * Goes through a file group by group, from one group whose checksum is right to the next, whatever stands in between. A
 * recording that begins within the file, as when two were joined, ends the walk. Single-threaded.
 */
final class GroupWalk {

    /** A stretch of the file: a group, or, where {@code chunks} is null, bytes that are none. */
    record Part(long start, long end, @Nullable List<Chunk> chunks) {

        boolean isGroup() {
            return chunks != null;
        }
    }

    private final ChunkReader reader;
    private final long start;
    private long position;
    private long otherRecordingAt = RecordingIntegrity.NO_OTHER;

    /** A walk through the recording that begins at {@code start}, or at the first group after it. */
    GroupWalk(ChunkReader reader, long start) {
        this.reader = reader;
        this.start = start;
        this.position = start;
    }

    /** The next stretch; null at the end. The last may be bytes that are no group. */
    @Nullable
    Part next() throws IOException {
        if (position >= reader.fileBytes()) {
            return null;
        }
        if (position > start && reader.isRecordingAt(position)) {
            otherRecordingAt = position;
            return null;
        }
        Part part = groupAt(position);
        if (part == null) {
            long end = reader.resumesAfter(position);
            part = new Part(position, end < 0 ? reader.fileBytes() : end, null);
        }
        position = part.end();
        return part;
    }

    /** Where another recording begins within the file, at which this walk ended; −1 where none did so far. */
    long otherRecordingAt() {
        return otherRecordingAt;
    }

    private @Nullable Part groupAt(long groupStart) throws IOException {
        List<Chunk> content = new ArrayList<>();
        long at = reader.isMagicAt(groupStart) ? groupStart + Xdf.MAGIC.length : groupStart;
        for (Chunk chunk = reader.at(at); chunk != null; chunk = reader.at(at)) {
            if (chunk.tag() == Xdf.CHECKSUM) {
                return isRight(chunk, groupStart) ? new Part(groupStart, chunk.end(), content) : null;
            }
            content.add(chunk);
            at = chunk.end();
        }
        return null;
    }

    private boolean isRight(Chunk checksum, long groupStart) throws IOException {
        return checksum.contentBytes() == Integer.BYTES
                && reader.content(checksum).getInt() == reader.checksum(groupStart, checksum.start());
    }
}
