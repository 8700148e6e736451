package org.myodose.device.wire;

import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** Takes everything and does nothing: for a time in which nobody listens, and to extend where only a few calls matter. */
class IgnoringSink implements ScanSink {

    @Override
    public void onScan(Scan scan) {}

    @Override
    public void onHello(DeviceDescription description) {}

    @Override
    public void onStatus(DeviceStatus status) {}

    @Override
    public void onEvent(DeviceEvent event) {}

    @Override
    public void onReply(Reply reply) {}

    @Override
    public void onFramesMissing(int count) {}
}
