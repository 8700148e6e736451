package org.myodose.analysis.report;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.Scan;

/** Sends a recording's scans and events through a conditioner, with the scalings that were in force when it was made. */
final class RecordingReplay implements RecordingVisitor {

    private final ForceConsumer consumer;
    private @Nullable Conditioner conditioner;

    RecordingReplay(ForceConsumer consumer) {
        this.consumer = consumer;
    }

    boolean hasDevice() {
        return conditioner != null;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        Conditioner present = conditioner;
        if (present == null) {
            present = new Conditioner(
                    Calibrations.asRecorded(new SignalScaling(signal.forceUnit(), signal.scalings())), consumer);
            conditioner = present;
        }
        present.onHello(device);
    }

    @Override
    public void onScan(Scan scan, long timeMicros) {
        if (conditioner != null) {
            conditioner.onScan(scan);
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        if (conditioner != null) {
            conditioner.onEvent(event);
        }
    }
}
