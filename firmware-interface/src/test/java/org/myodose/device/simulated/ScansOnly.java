package org.myodose.device.simulated;

import java.util.function.Consumer;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** Hands on scans; lost frames are an error, the rest is of no interest. */
record ScansOnly(Consumer<Scan> scans) implements ScanSink {

    @Override
    public void onScan(Scan scan) {
        scans.accept(scan);
    }

    @Override
    public void onHello(DeviceDescription description) {}

    @Override
    public void onStatus(DeviceStatus status) {}

    @Override
    public void onEvent(DeviceEvent event) {}

    @Override
    public void onReply(Reply reply) {}

    @Override
    public void onFramesMissing(int count) {
        throw new IllegalStateException(count + " frames are missing");
    }
}
