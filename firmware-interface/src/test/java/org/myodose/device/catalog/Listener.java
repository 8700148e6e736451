package org.myodose.device.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;

/** Keeps what a contract is checked by; its arrays are as long as a test needs, so that hearing a scan allocates nothing. */
final class Listener implements ScanSink {

    static final int KEPT_SCANS = 4096;

    final long[] ticksMicros = new long[KEPT_SCANS];
    final long[] arrivalsNs = new long[KEPT_SCANS];
    final int[] channelCounts = new int[KEPT_SCANS];
    int scans;
    int otherMessages;
    int framesMissing;
    final List<Reply> replies = new ArrayList<>();
    final List<DeviceDescription> introductions = new ArrayList<>();
    private @Nullable Thread lastThread;
    private final Set<Thread> threads = new LinkedHashSet<>();

    /** Those on which anything was heard. */
    Set<Thread> threads() {
        return threads;
    }

    private void noteThread() {
        if (!Thread.currentThread().equals(lastThread)) {
            lastThread = Thread.currentThread();
            threads.add(Thread.currentThread());
        }
    }

    @Override
    public void onScan(Scan scan) {
        noteThread();
        if (scans < KEPT_SCANS) {
            ticksMicros[scans] = scan.deviceTickMicros();
            arrivalsNs[scans] = scan.arrivalNs();
            channelCounts[scans] = scan.channelCount();
        }
        scans++;
    }

    @Override
    public void onHello(DeviceDescription description) {
        noteThread();
        otherMessages++;
        introductions.add(description);
    }

    @Override
    public void onStatus(DeviceStatus status) {
        noteThread();
        otherMessages++;
    }

    @Override
    public void onEvent(DeviceEvent event) {
        noteThread();
        otherMessages++;
    }

    @Override
    public void onReply(Reply reply) {
        noteThread();
        otherMessages++;
        replies.add(reply);
    }

    @Override
    public void onFramesMissing(int count) {
        noteThread();
        framesMissing += count;
    }
}
