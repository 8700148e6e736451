package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finds chunks and checks bytes anywhere in a file, whose length is taken once, at the start, so that a recording that
 * still grows reads as what it was then. Single-threaded; holds one buffer.
 */
final class ChunkReader {

    /** No group of a recording comes near this; a longer chunk is a damaged length. */
    private static final int MAX_CONTENT_BYTES = 1 << 26;

    private static final int MAX_HEADER_BYTES = 1 + Long.BYTES + Xdf.TAG_BYTES;
    private static final int SEARCH_BYTES = 1 << 16;

    /** Where a chunk stands: {@code start} is its first byte, its length field; {@code end} the byte after its content. */
    record Chunk(int tag, long start, long contentStart, int contentBytes) {

        long end() {
            return contentStart + contentBytes;
        }
    }

    private final FileChannel channel;
    private final long fileBytes;
    private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    ChunkReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.fileBytes = channel.size();
    }

    long fileBytes() {
        return fileBytes;
    }

    /** The chunk that starts at {@code position}, or null when no whole chunk stands there. */
    @Nullable
    Chunk at(long position) throws IOException {
        header.clear().limit(Math.clamp(fileBytes - position, 0, MAX_HEADER_BYTES));
        fill(header, position);
        if (!header.hasRemaining()) {
            return null;
        }
        int lengthBytes = header.get();
        if (header.remaining() < lengthBytes + Xdf.TAG_BYTES) {
            return null;
        }
        long length = switch (lengthBytes) {
            case Byte.BYTES -> Byte.toUnsignedLong(header.get());
            case Integer.BYTES -> Integer.toUnsignedLong(header.getInt());
            case Long.BYTES -> header.getLong();
            default -> -1;
        };
        long contentBytes = length - Xdf.TAG_BYTES;
        long contentStart = position + 1 + lengthBytes + Xdf.TAG_BYTES;
        if (contentBytes < 0 || contentBytes > Math.min(MAX_CONTENT_BYTES, fileBytes - contentStart)) {
            return null;
        }
        return new Chunk(Short.toUnsignedInt(header.getShort()), position, contentStart, (int) contentBytes);
    }

    /** A copy of a chunk's content. */
    ByteBuffer content(Chunk chunk) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(chunk.contentBytes()).order(ByteOrder.LITTLE_ENDIAN);
        fill(content, chunk.contentStart());
        return content;
    }

    /** CRC-32C of the bytes from {@code start} to before {@code end}. */
    int checksum(long start, long end) throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(SEARCH_BYTES, end - start));
        for (long position = start; position < end; position += part.limit()) {
            part.clear().limit((int) Math.min(part.capacity(), end - position));
            fill(part, position);
            checksum.update(part);
        }
        return (int) checksum.getValue();
    }

    /** Whether an XDF file's first bytes stand at {@code position}. */
    boolean isMagicAt(long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Xdf.MAGIC.length);
        fill(bytes, position);
        return bytes.equals(ByteBuffer.wrap(Xdf.MAGIC));
    }

    /** Whether a whole XDF file seems to begin at {@code position}: its first bytes, and a chunk that is a file's header. */
    boolean isRecordingAt(long position) throws IOException {
        if (!isMagicAt(position)) {
            return false;
        }
        Chunk first = at(position + Xdf.MAGIC.length);
        return first != null && first.tag() == Xdf.FILE_HEADER;
    }

    /** Where, after {@code position}, reading may go on: the first boundary chunk or the start of a recording; or −1. */
    long resumesAfter(long position) throws IOException {
        long boundary = find(Xdf.BOUNDARY_SIGNATURE, position, fileBytes, this::boundaryStart);
        long end = boundary < 0 ? fileBytes : boundary;
        long recording = find(Xdf.MAGIC, position, end, found -> isRecordingAt(found) ? found : -1);
        return recording < 0 ? boundary : recording;
    }

    /** Says where that begins of which the bytes sought, found at {@code found}, are part; −1 for nowhere. */
    private interface Beginning {
        long of(long found) throws IOException;
    }

    private long find(byte[] sought, long position, long end, Beginning beginning) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(Math.clamp(fileBytes - position, 0, SEARCH_BYTES));
        for (long from = position; from < end; from += SEARCH_BYTES - sought.length + 1) {
            part.clear().limit((int) Math.min(SEARCH_BYTES, fileBytes - from));
            fill(part, from);
            for (int found = indexOf(part, sought, 0); found >= 0; found = indexOf(part, sought, found + 1)) {
                long start = beginning.of(from + found);
                if (start > position && start < end) {
                    return start;
                }
            }
        }
        return -1;
    }

    /** Where the chunk starts whose content is the signature at {@code signatureStart}, or −1 when there is none. */
    private long boundaryStart(long signatureStart) throws IOException {
        for (int lengthBytes : new int[] {Integer.BYTES, Long.BYTES, Byte.BYTES}) {
            long start = signatureStart - Xdf.TAG_BYTES - lengthBytes - 1;
            Chunk chunk = start < 0 ? null : at(start);
            if (chunk != null && chunk.tag() == Xdf.BOUNDARY && chunk.contentStart() == signatureStart) {
                return start;
            }
        }
        return -1;
    }

    private static int indexOf(ByteBuffer part, byte[] signature, int from) {
        ByteBuffer sought = ByteBuffer.wrap(signature);
        for (int i = from; i + signature.length <= part.limit(); i++) {
            if (part.get(i) == signature[0] && part.slice(i, signature.length).equals(sought)) {
                return i;
            }
        }
        return -1;
    }

    /** Reads until the buffer is full or the file ends, and makes the buffer ready to be read. */
    private void fill(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            int bytes = channel.read(buffer, position + buffer.position());
            if (bytes < 0) {
                break;
            }
        }
        buffer.flip();
    }
}
