package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Assembles the chunks that go to disk together: a boundary, whatever was recorded since the last sync, a checksum. A
 * reader takes a group whole or not at all. The file's first group begins with the magic instead of a boundary.
 *
 * <p>Single-threaded. The buffer grows to the largest group and is reused.
 */
final class XdfGroup {

    /** Storage writes in multiples of this, so a file torn by a crash tends to end at one. */
    private static final int SECTOR_BYTES = 512;

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long fileOffset;
    private int headBytes;

    /** Starts a group that will stand at {@code fileOffset} of its file. */
    void begin(long fileOffset) {
        this.fileOffset = fileOffset;
        buffer.clear();
        if (fileOffset == 0) {
            buffer.put(Xdf.MAGIC);
        } else {
            beginChunk(Xdf.BOUNDARY, Xdf.BOUNDARY_SIGNATURE.length).put(Xdf.BOUNDARY_SIGNATURE);
        }
        headBytes = buffer.position();
    }

    /** Whether anything has been put into it. */
    boolean hasContent() {
        return buffer.position() > headBytes;
    }

    void fileHeader(byte[] xml) {
        beginChunk(Xdf.FILE_HEADER, xml.length).put(xml);
    }

    /** A stream's header or footer. */
    void streamXml(int tag, int streamId, byte[] xml) {
        beginChunk(tag, Xdf.STREAM_ID_BYTES + xml.length).putInt(streamId).put(xml);
    }

    /** A chunk whose content is at hand. */
    void copy(int tag, ByteBuffer content) {
        beginChunk(tag, content.remaining()).put(content);
    }

    void clockOffset(int streamId, double collectedSeconds, double offsetSeconds) {
        beginChunk(Xdf.CLOCK_OFFSET, Xdf.STREAM_ID_BYTES + 2 * Double.BYTES)
                .putInt(streamId)
                .putDouble(collectedSeconds)
                .putDouble(offsetSeconds);
    }

    /** Samples already laid out, each with its time stamp, from the start of {@code samples} to its position. */
    void samples(int streamId, int sampleCount, ByteBuffer samples) {
        ByteBuffer laidOut = samples.duplicate().flip();
        beginChunk(Xdf.SAMPLES, Xdf.STREAM_ID_BYTES + 1 + Integer.BYTES + laidOut.remaining())
                .putInt(streamId)
                .put((byte) Integer.BYTES)
                .putInt(sampleCount)
                .put(laidOut);
    }

    /** One sample of a stream of one string. */
    void stringSample(int streamId, double stampSeconds, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer sample = ByteBuffer.allocate(Xdf.STAMP_BYTES + 1 + Integer.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        sample.put((byte) Double.BYTES).putDouble(stampSeconds);
        sample.put((byte) Integer.BYTES).putInt(text.length).put(text);
        samples(streamId, 1, sample);
    }

    /** Adds the checksum and returns the group, ready to be written. The buffer stays this object's own. */
    ByteBuffer seal() {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip());
        beginChunk(Xdf.CHECKSUM, Integer.BYTES).putInt((int) checksum.getValue());
        return buffer.flip();
    }

    private ByteBuffer beginChunk(int tag, int contentBytes) {
        int lengthBytes = tagWouldMeetSectorEnd() ? Long.BYTES : Integer.BYTES;
        ensureRoom(1 + lengthBytes + Xdf.TAG_BYTES + contentBytes);
        buffer.put((byte) lengthBytes);
        int length = Xdf.TAG_BYTES + contentBytes;
        if (lengthBytes == Long.BYTES) {
            buffer.putLong(length);
        } else {
            buffer.putInt(length);
        }
        return buffer.putShort((short) tag);
    }

    /**
     * Whether a file torn at the end of a sector would keep a chunk's length but not its whole tag: the one place where
     * pyxdf (1.17) gives up the entire file. XDF leaves the width of the length field to the writer, so a wider one
     * moves the tag away.
     */
    private boolean tagWouldMeetSectorEnd() {
        long tagOffset = (fileOffset + buffer.position() + 1 + Integer.BYTES) % SECTOR_BYTES;
        return tagOffset == 0 || tagOffset == SECTOR_BYTES - 1;
    }

    private void ensureRoom(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(buffer.position());
        }
    }
}
