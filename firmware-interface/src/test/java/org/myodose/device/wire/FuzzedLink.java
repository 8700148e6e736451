package org.myodose.device.wire;

import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;

/** A connection that brings just these bytes, in chunks, and then is lost; what it is told it does not hear. */
final class FuzzedLink implements ByteLink {

    private final byte[] line;
    private final int chunk;
    private int read;

    FuzzedLink(byte[] line, int chunk) {
        this.line = line;
        this.chunk = chunk;
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
        int count = Math.min(Math.min(chunk, buffer.length), line.length - read);
        if (count == 0) {
            throw new LinkException("The device was unplugged: plug it in again.");
        }
        System.arraycopy(line, read, buffer, 0, count);
        read += count;
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        // Nobody listens.
    }

    @Override
    public String description() {
        return "fuzzed";
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
