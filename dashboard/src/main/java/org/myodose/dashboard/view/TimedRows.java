package org.myodose.dashboard.view;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The finished rows of a file, found by the time that each begins with. Any thread. */
final class TimedRows implements Closeable {

    private final FileChannel channel;
    private final int rowBytes;
    private final long rows;

    TimedRows(Path file, int rowBytes) throws IOException {
        channel = FileChannel.open(file);
        this.rowBytes = rowBytes;
        rows = channel.size() / rowBytes;
    }

    long rows() {
        return rows;
    }

    /** The first row whose long at {@code offset} is at least {@code micros}; {@link #rows} where there is none. */
    long firstFrom(long micros, int offset) throws IOException {
        long low = 0;
        long high = rows;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (read(middle * rowBytes + offset, Long.BYTES).getLong() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Rows {@code from} to {@code to}, the last not included. */
    ByteBuffer read(long from, long to) throws IOException {
        return read(from * rowBytes, Math.toIntExact((to - from) * rowBytes));
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (content.hasRemaining()) {
            if (channel.read(content, position + content.position()) < 0) {
                throw new EOFException("a view was cut while it was looked at");
            }
        }
        return content.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
