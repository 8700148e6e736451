package org.myodose.acquisition.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Finds chunks and checks bytes anywhere in a file, whose length is taken once, at the start, so that a recording that
 * still grows reads as what it was then. Single-threaded.
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

    private final long fileBytes;
    private final FileBlocks blocks;

    ChunkReader(FileChannel channel) throws IOException {
        fileBytes = channel.size();
        blocks = new FileBlocks(channel, fileBytes);
    }

    long fileBytes() {
        return fileBytes;
    }

    /** The chunk that starts at {@code position}, or null when no whole chunk stands there. */
    @Nullable
    Chunk at(long position) throws IOException {
        ByteBuffer header = blocks.bytes(position, MAX_HEADER_BYTES);
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

    /** A chunk's content, which stays as it is. */
    ByteBuffer content(Chunk chunk) throws IOException {
        return blocks.bytes(chunk.contentStart(), chunk.contentBytes());
    }

    /** CRC-32C of the bytes from {@code start} to before {@code end}. */
    int checksum(long start, long end) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long position = start; position < end; ) {
            ByteBuffer part = blocks.within(position, Math.clamp(end - position, 0, SEARCH_BYTES));
            if (!part.hasRemaining()) {
                throw new EOFException("it became shorter while it was read");
            }
            position += part.remaining();
            checksum.update(part);
        }
        return (int) checksum.getValue();
    }

    /** Whether an XDF file's first bytes stand at {@code position}. */
    boolean isMagicAt(long position) throws IOException {
        return blocks.bytes(position, Xdf.MAGIC.length).equals(ByteBuffer.wrap(Xdf.MAGIC));
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
        for (long from = position; from < end; from += SEARCH_BYTES - sought.length + 1) {
            ByteBuffer part = blocks.bytes(from, SEARCH_BYTES);
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
}
