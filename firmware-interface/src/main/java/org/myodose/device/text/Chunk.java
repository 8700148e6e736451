package org.myodose.device.text;

/** What came in one read while a source was being opened; it keeps the array that it is given. */
final class Chunk {

    private final byte[] bytes;
    private final long arrivalNs;

    Chunk(byte[] bytes, long arrivalNs) {
        this.bytes = bytes;
        this.arrivalNs = arrivalNs;
    }

    byte[] bytes() {
        return bytes;
    }

    long arrivalNs() {
        return arrivalNs;
    }
}
