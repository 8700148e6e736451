package org.myodose.device.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** Writes down what it hears, as text. */
final class RecordingSink implements ScanSink {

    final List<String> heard = new ArrayList<>();

    @Override
    public void onScan(Scan scan) {
        int[] counts = Arrays.copyOf(scan.rawCounts(), scan.channelCount());
        heard.add("scan " + scan.sequence() + " @" + scan.deviceTickMicros() + " " + Arrays.toString(counts));
    }

    @Override
    public void onHello(DeviceDescription description) {
        heard.add(description.toString());
    }

    @Override
    public void onStatus(DeviceStatus status) {
        heard.add(status.toString());
    }

    @Override
    public void onEvent(DeviceEvent event) {
        heard.add(event.toString());
    }

    @Override
    public void onReply(Reply reply) {
        heard.add(reply.toString());
    }

    @Override
    public void onFramesMissing(int count) {
        heard.add(count + " missing");
    }
}
