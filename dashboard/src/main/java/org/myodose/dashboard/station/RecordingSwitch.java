package org.myodose.dashboard.station;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.recording.DeviceRecorder;
import org.myodose.acquisition.recording.LinkAccount;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Hands what one device yields to the present recording, where there is one, and lets another take its place between two scans.
 * Allocates nothing. {@link #use} and the consumer's methods belong to the acquisition thread; any may read which it is.
 */
final class RecordingSwitch implements ForceConsumer {

    private volatile @Nullable DeviceRecorder recorder;

    RecordingSwitch(@Nullable DeviceRecorder first) {
        recorder = first;
    }

    /** From the next call on all goes there, and is its own; the device is introduced to it first. */
    void use(DeviceRecorder next) {
        DeviceRecorder before = recorder;
        LinkAccount over = before == null ? null : before.account();
        if (over != null) {
            over.end();
        }
        LinkAccount begins = next.account();
        if (begins != null) {
            begins.begin();
        }
        recorder = next;
    }

    /** Where it goes now; null where nothing is recorded. */
    @Nullable
    DeviceRecorder recorder() {
        return recorder;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onDevice(device, signal);
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onForce(sample);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onGap(fromMicros, toMicros, framesMissing);
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onDeviceEvent(event);
        }
    }

    @Override
    public void onTare(SignalDescription signal) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onTare(signal);
        }
    }

    @Override
    public void onStuck(StuckSensor news) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onStuck(news);
        }
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        DeviceRecorder present = recorder;
        if (present != null) {
            present.onLink(state, cause, sentence);
        }
    }
}
