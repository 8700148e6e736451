package org.myodose.device.emulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;

/** Writes down everything that a source tells; scans as tick and counts. */
final class HeardScans implements ScanSink {

    final List<String> scans = new ArrayList<>();
    final List<Long> ticks = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<DeviceEvent> events = new ArrayList<>();
    final List<DeviceDescription> hellos = new ArrayList<>();
    final List<DeviceStatus> statuses = new ArrayList<>();
    int framesMissing;

    /** Everything that a source has, to its end. */
    static HeardScans allOf(ScanSource source) throws LinkException {
        HeardScans heard = new HeardScans();
        source.open();
        while (source.poll(heard)) {
            // Until the end.
        }
        return heard;
    }

    @Override
    public void onScan(Scan scan) {
        ticks.add(scan.deviceTickMicros());
        int[] counts = Arrays.copyOf(scan.rawCounts(), scan.channelCount());
        scans.add(scan.deviceTickMicros() + " " + Arrays.toString(counts));
    }

    @Override
    public void onHello(DeviceDescription description) {
        hellos.add(description);
    }

    @Override
    public void onStatus(DeviceStatus status) {
        statuses.add(status);
    }

    @Override
    public void onEvent(DeviceEvent event) {
        events.add(event);
    }

    @Override
    public void onReply(Reply reply) {
        replies.add(reply);
    }

    @Override
    public void onFramesMissing(int count) {
        framesMissing += count;
    }
}
