package org.myodose.acquisition.recording;

import java.nio.charset.StandardCharsets;

/**
 * Layout of an XDF 1.0 file as far as recordings use it. All integers are little-endian.
 *
 * <pre>
 * file   "XDF:"  chunk  chunk  chunk …
 *
 * chunk  offset      size  field
 *        0           1     n = bytes of the length field: 1, 4 or 8
 *        1           n     length of all that follows
 *        1+n         2     tag
 *        3+n         …     content; of tags 2, 3, 4 and 6 the first 4 bytes name the stream
 *
 * samples (tag 3) after the stream:
 *        1 + 4             n = 4, number of samples
 *        per sample: 1     8 = a time stamp follows
 *                    8     time stamp, double, seconds on the host's monotonic clock
 *                    …     values; a string is n (1), its length (4), UTF-8
 * </pre>
 *
 * @see <a href="https://github.com/sccn/xdf/wiki/Specifications">XDF 1.0 specification</a>
 */
final class Xdf {

    static final byte[] MAGIC = "XDF:".getBytes(StandardCharsets.US_ASCII);

    static final int FILE_HEADER = 1;
    static final int STREAM_HEADER = 2;
    static final int SAMPLES = 3;
    static final int CLOCK_OFFSET = 4;
    static final int BOUNDARY = 5;
    static final int STREAM_FOOTER = 6;

    /**
     * Our own chunk, which other readers skip: the CRC-32C (u32) of every byte of the file since the end of the last
     * checksum chunk, or since the file's start. On disk the tag reads "My".
     */
    static final int CHECKSUM = 0x794D;

    /**
     * Our own chunk, which other readers skip: a stream's header once more, or the file's under {@link #WHOLE_FILE}, so
     * that damage to the first does not take the stream along. On disk the tag reads "Hy".
     */
    static final int HEADER_AGAIN = 0x7948;

    /** Stands for the file itself where a stream's number is expected. */
    static final int WHOLE_FILE = 0;

    /** Content of a boundary chunk: what a reader looks for to find its place again. */
    static final byte[] BOUNDARY_SIGNATURE = {
        0x43,
        (byte) 0xA5,
        0x46,
        (byte) 0xDC,
        (byte) 0xCB,
        (byte) 0xF5,
        0x41,
        0x0F,
        (byte) 0xB3,
        0x0E,
        (byte) 0xD5,
        0x46,
        0x73,
        (byte) 0x83,
        (byte) 0xCB,
        (byte) 0xE4
    };

    static final int TAG_BYTES = 2;
    static final int STREAM_ID_BYTES = 4;
    static final int STAMP_BYTES = 1 + Double.BYTES;

    private Xdf() {}
}
