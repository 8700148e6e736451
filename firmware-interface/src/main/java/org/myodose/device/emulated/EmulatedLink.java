package org.myodose.device.emulated;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;

/**
 * An emulated device in this process, as bytes. Reading waits until the device's next bytes are due and returns −1 when its
 * source is over.
 *
 * <p>Threading as for any {@link ByteLink}: the device itself runs on the reading thread, without locks.
 */
public final class EmulatedLink implements ByteLink {

    private final String description;
    private final EmulatedDevice device;
    private final Pacing pacing;
    private final Queue<byte[]> fromHost = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    public EmulatedLink(String description, EmulatedDevice device, Pacing pacing) {
        this.description = description;
        this.device = device;
        this.pacing = pacing;
        device.powerOn(pacing.nowMicros());
    }

    @Override
    public int read(byte[] buffer) {
        while (!closed) {
            obey();
            int count = device.transmit(buffer, pacing.nowMicros());
            if (count > 0) {
                return count;
            }
            if (device.isEnded()) {
                return -1;
            }
            pacing.await(device.dueMicros());
        }
        return -1;
    }

    private void obey() {
        byte @Nullable [] bytes = fromHost.poll();
        while (bytes != null) {
            device.receive(bytes, 0, bytes.length, pacing.nowMicros());
            bytes = fromHost.poll();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws LinkException {
        if (closed) {
            throw new LinkException("The link to " + description + " was closed: open a new one.");
        }
        fromHost.add(Arrays.copyOfRange(bytes, offset, offset + length));
        pacing.wake();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        closed = true;
        pacing.wake();
    }
}
