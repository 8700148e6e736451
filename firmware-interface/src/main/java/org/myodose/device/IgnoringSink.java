package org.myodose.device;

/** Takes everything and does nothing: for a time in which nobody listens, and to extend where only a few calls matter. */
public class IgnoringSink implements ScanSink {

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
