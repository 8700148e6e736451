package org.myodose.device.wire;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.BoundedLink;
import org.myodose.device.ByteLink;
import org.myodose.device.Command;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSink;

/**
 * One link's life: bytes in, frames to a sink; commands out. The bytes of a read are decoded frame by frame, so that the
 * handshake can stop at the frame that ends it and leave the rest of the chunk to whoever reads next.
 *
 * <p>Threading: one thread receives; any may send and close.
 */
final class WireConnection {

    /** Larger buffers cost: the serial library copies the whole of them at every read. */
    private static final int BUFFER_BYTES = 4096;

    private final BoundedLink link;
    private final LongSupplier nanoClock;
    private final FrameRouter router;
    private final FrameDecoder decoder;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int bufferedFrom;
    private int bufferedTo;
    private long arrivalNs;

    private final ReentrantLock sending = new ReentrantLock();
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[1 + FrameEncoder.MAX_LINE_BYTES];

    WireConnection(ByteLink link, LinkCounters counters, LongSupplier nanoClock) {
        this.link = new BoundedLink(link, counters);
        this.nanoClock = nanoClock;
        this.router = new FrameRouter(counters, new IgnoringSink());
        this.decoder = new FrameDecoder(router, counters);
    }

    void deliverTo(ScanSink sink) {
        router.deliverTo(sink);
    }

    /** The device's last introduction, or null while none has come. */
    @Nullable
    Hello hello() {
        return router.hello();
    }

    /** Whether the device has told that nothing more will come. */
    boolean streamEnded() {
        return router.streamEnded();
    }

    /** The frame of the status that is just being told. */
    @Nullable
    Frame statusFrame() {
        return router.statusFrame();
    }

    /** Version of the last HELLO that this program does not speak, or 0. */
    int unsupportedVersion() {
        return router.unsupportedVersion();
    }

    /** Blocks until bytes are there to decode; false at the orderly end. */
    boolean await() throws LinkException {
        if (bufferedFrom < bufferedTo) {
            return true;
        }
        int count = link.read(buffer);
        arrivalNs = nanoClock.getAsLong();
        bufferedFrom = 0;
        bufferedTo = Math.max(0, count);
        return count >= 0;
    }

    /** Decodes everything that is there. */
    void receiveAll() {
        decoder.accept(buffer, bufferedFrom, bufferedTo - bufferedFrom, arrivalNs);
        bufferedFrom = bufferedTo;
    }

    /** Decodes up to the next delimiter; the bytes that were looked at are noted in {@code evidence}. */
    void receiveFrame(FirstBytes evidence) {
        int end = bufferedFrom;
        while (end < bufferedTo && buffer[end] != FrameDecoder.DELIMITER) {
            end++;
        }
        end = Math.min(end + 1, bufferedTo);
        evidence.note(buffer, bufferedFrom, end - bufferedFrom);
        decoder.accept(buffer, bufferedFrom, end - bufferedFrom, arrivalNs);
        bufferedFrom = end;
    }

    /** Sends a command behind a delimiter, which ends whatever remains of a frame that was cut off on the line. */
    void send(Command command) throws LinkException {
        sending.lock();
        try {
            write(command);
        } finally {
            sending.unlock();
        }
    }

    private void write(Command command) throws LinkException {
        line[0] = FrameDecoder.DELIMITER;
        int length = encoder.command(command, line, 1);
        link.write(line, 0, 1 + length);
    }

    /** Asks the device to stop, unless another thread is stuck in sending, and ends the link whatever comes of that. */
    void stopAndClose() {
        link.closeAfter(() -> {
            if (sending.tryLock()) {
                sendStop();
            }
        });
    }

    private void sendStop() {
        try {
            write(new Command.Stop());
        } catch (LinkException goneAlready) {
            System.getLogger(WireConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "No stop could be sent.", goneAlready);
        } finally {
            sending.unlock();
        }
    }

    /** Receiving thread: accounts for what is left of a connection that brings no more, and ends the link. */
    void abandon() {
        decoder.end();
        close();
    }

    void close() {
        link.close();
    }
}
