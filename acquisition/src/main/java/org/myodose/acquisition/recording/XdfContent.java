package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;

/** Reads the parts of chunks that vary in width, and refuses lengths that do not fit. */
final class XdfContent {

    private XdfContent() {}

    /** A number with the width of it in front, as XDF writes counts and lengths; never more than what remains. */
    static int length(ByteBuffer content) {
        return switch (content.get()) {
            case Byte.BYTES -> Byte.toUnsignedInt(content.get());
            case Integer.BYTES -> checked(content.getInt(), content);
            case Long.BYTES -> checked(content.getLong(), content);
            default -> throw new IllegalArgumentException("a length is 1, 4 or 8 bytes wide");
        };
    }

    /** All that is left. */
    static byte[] rest(ByteBuffer content) {
        byte[] rest = new byte[content.remaining()];
        content.get(rest);
        return rest;
    }

    /** How many samples of so many bytes follow, after making sure that they all do, each with its time stamp. */
    static int sampleCount(ByteBuffer content, int valueBytes) {
        int count = length(content);
        int sampleBytes = Xdf.STAMP_BYTES + valueBytes;
        boolean stamped = content.remaining() == (long) count * sampleBytes;
        for (int index = 0; stamped && index < count; index++) {
            stamped = content.get(content.position() + index * sampleBytes) == Double.BYTES;
        }
        if (!stamped) {
            throw new IllegalArgumentException("a chunk of samples is not laid out as a recorder does");
        }
        return count;
    }

    private static int checked(long length, ByteBuffer content) {
        if (length < 0 || length > content.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " does not fit its chunk");
        }
        return (int) length;
    }
}
