package org.myodose.dashboard.view;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Rows of one length on their way into a new file, little-endian. One thread. */
final class RowFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 19;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private final int rowBytes;

    RowFile(Path file, int rowBytes) throws IOException {
        this.rowBytes = rowBytes;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        buffer = ByteBuffer.allocateDirect(Math.max(1, BUFFER_BYTES / rowBytes) * rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the next row is to be put, whole. */
    ByteBuffer row() throws IOException {
        if (buffer.remaining() < rowBytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Everything is on its way to the disk. */
    void finish() throws IOException {
        flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
