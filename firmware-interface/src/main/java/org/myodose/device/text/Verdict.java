package org.myodose.device.text;

import org.myodose.device.LinkCounters.Kind;

/** What a line turned out to be, and how it and its bytes are counted: each byte in exactly one kind. */
enum Verdict {
    /** Figures, one for each column. */
    GOOD(Kind.GOOD_FRAMES, Kind.GOOD_FRAME_BYTES),
    /** Readable, but no figures: a boot message, a heading, a comment. */
    WORDS(Kind.UNKNOWN_TYPES, Kind.NOISE_BYTES),
    /** Something in it is no number. */
    NO_NUMBER(Kind.MALFORMED_FRAMES, Kind.DAMAGED_BYTES),
    /** NaN, infinite, or what a sketch prints where a number does not fit ("ovf"). */
    NOT_FINITE(Kind.BAD_PAYLOADS, Kind.DAMAGED_BYTES),
    /** A figure that does not fit 32 bits of counts. */
    TOO_LARGE(Kind.BAD_PAYLOADS, Kind.DAMAGED_BYTES),
    TOO_FEW_COLUMNS(Kind.TOO_SHORT, Kind.DAMAGED_BYTES),
    TOO_MANY_COLUMNS(Kind.TOO_LONG, Kind.DAMAGED_BYTES);

    private final Kind lines;
    private final Kind bytes;

    Verdict(Kind lines, Kind bytes) {
        this.lines = lines;
        this.bytes = bytes;
    }

    Kind lines() {
        return lines;
    }

    Kind bytes() {
        return bytes;
    }
}
