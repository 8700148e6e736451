package org.myodose.device;

/** Receives what a {@link ScanSource} polls. All calls come on the polling thread and must not block or allocate. */
public interface ScanSink {

    /** One scan of all channels. The object is reused: copy what must outlive the call. */
    void onScan(Scan scan);

    /** The device introduced itself; a second time within one link means that it restarted or changed its rate. */
    void onHello(DeviceDescription description);

    void onStatus(DeviceStatus status);

    void onEvent(DeviceEvent event);

    void onReply(Reply reply);

    /** {@code count} frames were lost, by the sequence numbers, before whatever is delivered next. */
    void onFramesMissing(int count);
}
