package org.myodose.device.text;

import java.nio.charset.StandardCharsets;

/** A line that came while a source was being opened; it keeps the array that it is given. */
final class SeenLine {

    private final byte[] bytes;
    private final long arrivalNs;

    SeenLine(byte[] bytes, long arrivalNs) {
        this.bytes = bytes;
        this.arrivalNs = arrivalNs;
    }

    long arrivalNs() {
        return arrivalNs;
    }

    Verdict read(LineParser parser, byte separator) {
        return parser.read(bytes, 0, bytes.length, separator);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
