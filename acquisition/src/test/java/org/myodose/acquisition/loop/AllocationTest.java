package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Certificates;
import org.myodose.acquisition.Certified;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.calibration.AutoZero;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkState;
import org.myodose.device.wire.WireSource;

/** The hot path, from bytes on the line to a ring, allocates nothing. */
@Timeout(120)
class AllocationTest {

    private static final int RUN = 1_000_000;
    private static final int LONGEST_TRIAL_RUNS = 6;

    private final List<Long> allocatedByRun = new ArrayList<>();
    private int scans;
    private long before;

    /**
     * On the acquisition thread, before each scan. While the compiler still swaps compiled code for better, it may put a
     * few hundred bytes on the thread's account, once. So the trial goes on to the first run of a million scans without
     * any; one object for every scan, or for every thousandth, would show in all of them.
     */
    private boolean more() {
        if (scans++ % RUN != 0) {
            return true;
        }
        long now = AllocatedBytes.soFar();
        if (scans > 1) {
            allocatedByRun.add(now - before);
        }
        before = AllocatedBytes.soFar();
        return allocatedByRun.size() < LONGEST_TRIAL_RUNS && !allocatedByRun.contains(0L);
    }

    @Test
    void aMillionScansFromBytesToForcesAllocateNothing() {
        allocateNothing(Calibrations.none());
    }

    @Test
    void norWhereCreepIsCompensated() {
        allocateNothing(Certified.everywhere(Certified.channel(10, Certified.FIT, new CreepFigures(0.05, 1, 0.005))));
    }

    /** Every kind of curve, by table, by evaluation and straight beyond, with flags, watched by the automatic zero. */
    @Test
    void norWhereCurvesAndFlagsAreAtWork() {
        List<ForceCurve> curves = Certificates.curves();
        allocateNothing(device -> new SignalScaling(
                ForceUnit.NEWTONS,
                IntStream.range(0, device.channels().size())
                        .mapToObj(channel -> Certificates.scaling("A", "ch", curves.get(channel % curves.size())))
                        .toList()));
    }

    @Test
    void norWhereZonesAndTheCentreOfForceAreWorkedOut() {
        List<SensorPlace> places = IntStream.range(0, 6)
                .mapToObj(cell -> new SensorPlace(
                        "cell " + cell, cell < 3 ? Side.LEFT : Side.RIGHT, SensorPlace.Row.NONE, cell, -cell))
                .toList();
        allocateNothing(Calibrations.none(), device -> new SensorLayout(places));
    }

    private void allocateNothing(Scalings scalings) {
        allocateNothing(scalings, Layouts.ofDevices());
    }

    private void allocateNothing(Scalings scalings, Layouts layouts) {
        WireSource source = new WireSource("endless", () -> new EndlessDevice(6, this::more));
        // Nobody reads the ring: it fills up, so both ways through it are in the measurement.
        ForceRing ring = new ForceRing(1024);
        AutoZero autoZero = new AutoZero(() -> {}, () -> {});
        try (AcquisitionLoop loop = new AcquisitionLoop(
                source,
                scalings,
                () -> FilterProfile.HOLD,
                layouts,
                List.of(ring, autoZero),
                (message, cause) -> {},
                HostClock.system())) {
            loop.start();
            Await.until("the end", () -> loop.state() == LinkState.ENDED);
            assertEquals(scans - 1, source.counters().get(LinkCounters.Kind.SCANS));
            assertEquals(0, loop.conditioner().lateScans());
            assertEquals(0, allocatedByRun.getLast(), allocatedByRun::toString);
        }
    }
}
