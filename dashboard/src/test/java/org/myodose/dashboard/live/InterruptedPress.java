package org.myodose.dashboard.live;

import java.util.List;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** A press of 40 N over 15 s at 100 Hz, in the middle of which the device is gone for two seconds. */
final class InterruptedPress implements ScanSource {

    /** Why nothing came for two seconds. */
    enum Interruption {
        UNPLUGGED,
        RESTARTED
    }

    private static final DeviceDescription DEVICE = new DeviceDescription(
            1,
            "Test device",
            "42",
            "1.0",
            100_000,
            List.of(new ChannelDescription(
                    "palm", SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));
    private static final int PERIOD_MICROS = 10_000;
    private static final int FIRST_BEHIND = 800;
    private static final int SCANS = 1_700;
    private static final long ABSENCE_NS = 2_000_000_000L;

    private final Interruption interruption;
    private final LinkCounters counters = new LinkCounters();
    private final Scan scan = new Scan();
    private int next;
    private boolean interrupted;
    private volatile boolean closed;

    InterruptedPress(Interruption interruption) {
        this.interruption = interruption;
    }

    @Override
    public DeviceDescription open() {
        return DEVICE;
    }

    @Override
    public boolean poll(ScanSink sink) throws LinkException {
        if (next == FIRST_BEHIND && !interrupted) {
            interrupted = true;
            if (interruption == Interruption.UNPLUGGED) {
                throw new LinkException(LinkCause.UNPLUGGED, "The device was unplugged: plug it in again.");
            }
            sink.onHello(DEVICE);
        }
        int sinceStart = interrupted ? next - FIRST_BEHIND : next;
        long arrivalNs = (long) next * PERIOD_MICROS * 1000 + (interrupted ? ABSENCE_NS : 0);
        scan.set(sinceStart & 0xFFFF, (long) sinceStart * PERIOD_MICROS, arrivalNs, 1);
        scan.rawCounts()[0] = (int) (100 * forceNewtons(next * PERIOD_MICROS * 1e-6));
        sink.onScan(scan);
        next++;
        return next < SCANS && !closed;
    }

    /** Rests for 1 s, loads within 2 s, holds for 11 s, unloads within 1 s. */
    private static double forceNewtons(double seconds) {
        return 40 * (Math.clamp((seconds - 1) / 2, 0, 1) - Math.clamp(seconds - 14, 0, 1));
    }

    @Override
    public void send(Command command) {
        throw new UnsupportedOperationException("nobody sends anything");
    }

    @Override
    public LinkCounters counters() {
        return counters;
    }

    @Override
    public String description() {
        return "press";
    }

    @Override
    public void close() {
        closed = true;
    }
}
