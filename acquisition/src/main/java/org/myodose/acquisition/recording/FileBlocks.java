package org.myodose.acquisition.recording;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes, anywhere in it, read in large blocks. Whoever goes through it from front to back finds the next block read
 * already, by another thread. Bytes that were handed out stay as they are; memory holds a few blocks. Single-threaded.
 */
final class FileBlocks {

    private static final int BLOCK_BYTES = 1 << 19;

    private final FileChannel channel;
    private final long fileBytes;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long blockIndex = -1;
    private @Nullable FutureTask<ByteBuffer> ahead;
    private long aheadIndex = -1;

    FileBlocks(FileChannel channel, long fileBytes) {
        this.channel = channel;
        this.fileBytes = fileBytes;
    }

    /** So many bytes from a position on, or as many as there are; little-endian, ready to be read. */
    ByteBuffer bytes(long position, int wanted) throws IOException {
        int length = Math.clamp(fileBytes - position, 0, wanted);
        if (length > BLOCK_BYTES) {
            return read(position, length);
        }
        ByteBuffer first = within(position, length);
        if (first.remaining() == length) {
            return first;
        }
        // Over the end of a block: put together.
        ByteBuffer whole = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(first);
        whole.put(within(position + first.limit(), length - first.limit()));
        return whole.flip();
    }

    /** As many of these bytes as stand in one block. */
    ByteBuffer within(long position, int wanted) throws IOException {
        if (wanted <= 0) {
            return ByteBuffer.allocate(0);
        }
        long index = position / BLOCK_BYTES;
        if (index != blockIndex) {
            block = block(index);
            blockIndex = index;
        }
        int from = (int) (position % BLOCK_BYTES);
        int there = Math.clamp(block.limit() - from, 0, wanted);
        return block.slice(Math.min(from, block.limit()), there).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer block(long index) throws IOException {
        FutureTask<ByteBuffer> ready = index == aheadIndex ? ahead : null;
        boolean onwards = index == blockIndex + 1;
        ByteBuffer here = ready == null ? readBlock(index) : result(ready);
        ahead = null;
        aheadIndex = -1;
        if (onwards && index > 0 && (index + 1) * BLOCK_BYTES < fileBytes) {
            FutureTask<ByteBuffer> task = new FutureTask<>(() -> readBlock(index + 1));
            Thread.ofVirtual().name("read-ahead").start(task);
            ahead = task;
            aheadIndex = index + 1;
        }
        return here;
    }

    private ByteBuffer readBlock(long index) throws IOException {
        long start = index * BLOCK_BYTES;
        return read(start, Math.clamp(fileBytes - start, 0, BLOCK_BYTES));
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer result(FutureTask<ByteBuffer> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading was ended");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("a file could not be read ahead", failure.getCause());
        }
    }
}
