package org.myodose.dashboard.station;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * What a device's channels read just now, raw counts and forces, for whoever looks; and, while somebody listens, every sample.
 *
 * <p>Threading: told on the acquisition thread. A scan is copied only after somebody has looked at the one before, and goes on to
 * a listener only while there is one; else it costs two reads of a field. Nothing is allocated and nobody is waited for. Any
 * thread may look.
 */
public final class ChannelGlance implements ForceConsumer {

    /**
     * A device as it introduced itself, and what its figures mean.
     *
     * @param sample the newest scan that was taken for a look; the same object at every look, not to be kept
     */
    public record Seen(DeviceDescription device, SignalDescription signal, ForceSample sample) {}

    /** A device as it introduced itself, and what its figures mean. */
    public record Introduced(DeviceDescription device, SignalDescription signal) {}

    private final ForceSample copy = new ForceSample();
    private final ForceSample shown = new ForceSample();
    private volatile boolean wanted = true;
    private volatile @Nullable Introduced introduced;
    private volatile @Nullable ForceConsumer listener;

    /** The newest since the last look; what was seen then where nothing came; empty before the first device. */
    public synchronized Optional<Seen> look() {
        Introduced present = introduced;
        if (present == null) {
            return Optional.empty();
        }
        // While nothing is wanted the acquisition thread leaves the copy alone.
        if (!wanted) {
            shown.copyFrom(copy);
            wanted = true;
        }
        return Optional.of(new Seen(present.device(), present.signal(), shown));
    }

    /** The device, once it has introduced itself. */
    public Optional<Introduced> introduced() {
        return Optional.ofNullable(introduced);
    }

    /**
     * From now on hands every sample to {@code newListener}, on the acquisition thread, after telling it the device; null ends it.
     * It must not wait, and must not allocate for a sample.
     */
    public void listen(@Nullable ForceConsumer newListener) {
        Introduced present = introduced;
        if (newListener != null && present != null) {
            newListener.onDevice(present.device(), present.signal());
        }
        listener = newListener;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        introduced = new Introduced(device, signal);
        ForceConsumer present = listener;
        if (present != null) {
            present.onDevice(device, signal);
        }
    }

    @Override
    public void onTare(SignalDescription signal) {
        Introduced present = introduced;
        if (present != null) {
            introduced = new Introduced(present.device(), signal);
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        if (wanted) {
            copy.copyFrom(sample);
            wanted = false;
        }
        ForceConsumer present = listener;
        if (present != null) {
            present.onForce(sample);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        ForceConsumer present = listener;
        if (present != null) {
            present.onGap(fromMicros, toMicros, framesMissing);
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
