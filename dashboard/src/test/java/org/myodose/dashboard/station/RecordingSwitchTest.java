package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.recording.DeviceRecorder;
import org.myodose.acquisition.recording.LinkAccount;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.live.StationHealth;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkState;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** From one recording to the next between two scans: without an object, and each with its own losses. */
class RecordingSwitchTest {

    private static final Prescription PRESCRIPTION = Prescriptions.demonstration();
    private static final SignalDescription SIGNAL = new SignalDescription(ForceUnit.NEWTONS, 100_000, 0, "none");

    private static final DeviceDescription DEVICE = new DeviceDescription(
            1,
            "Test device",
            "42",
            "1",
            1_000_000,
            List.of(new ChannelDescription(
                    "palm", SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));

    @TempDir
    private Path folder;

    private final ForceSample sample = new ForceSample();

    private Recorder recorder(String name) throws Exception {
        return Recorder.start(
                folder.resolve(name),
                RecordingDescription.ofOneDevice("test", "test", Instant.EPOCH, PrescriptionJson.of(PRESCRIPTION)),
                cause -> {});
    }

    private void feed(RecordingSwitch recording, int scans) {
        for (int scan = 0; scan < scans; scan++) {
            sample.timeMicros += 1000;
            sample.deviceTickMicros = sample.timeMicros & 0xFFFF_FFFFL;
            sample.channelCount = 1;
            recording.onForce(sample);
        }
    }

    @Test
    void handsOnAndSwitchesWithoutAllocating() throws Exception {
        LinkCounters counters = new LinkCounters();
        Optional<DeviceStatus> told =
                Optional.of(new DeviceStatus(1, 2, OptionalDouble.empty(), OptionalDouble.empty()));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try (Recorder one = recorder("one.xdf");
                Recorder other = recorder("other.xdf")) {
            for (Recorder each : List.of(one, other)) {
                each.device(0).noteStatus(LinkAccount.toBegin(counters, () -> told));
                each.device(0).onDevice(DEVICE, SIGNAL);
            }
            DeviceRecorder first = one.device(0);
            DeviceRecorder second = other.device(0);
            RecordingSwitch recording = new RecordingSwitch(first);
            // The compiler's own one-time work may fall into a first round.
            for (int round = 0; round < 10 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int time = 0; time < 200; time++) {
                    recording.use(time % 2 == 0 ? second : first);
                    feed(recording, 500);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
        // Reading the meter itself may cost a few bytes; one object at each switch would cost thousands.
        assertTrue(least < 1000, least + " bytes for a hundred thousand scans and two hundred switches");
    }

    /** What was lost before it began is told in the recording before, and nowhere else. */
    @Test
    void tellsInEachRecordingWhatWasLostInIt() throws Exception {
        Health health = new Health();
        LinkCounters counters = health.counters;
        counters.add(Kind.FRAMES_MISSING, 5);
        try (Recorder before = recorder("before.xdf");
                Recorder after = recorder("after.xdf")) {
            before.device(0).noteStatus(LinkAccount.whole(counters, health::status));
            after.device(0).noteStatus(LinkAccount.toBegin(counters, health::status));
            RecordingSwitch recording = new RecordingSwitch(before.device(0));
            RecordingMarks marks = new RecordingMarks(recording, health, PRESCRIPTION);
            recording.onDevice(DEVICE, SIGNAL);
            feed(recording, 10);
            health.overruns = 7;
            marks.begin(PRESCRIPTION);
            recording.use(after.device(0));
            recording.onDevice(DEVICE, SIGNAL);
            feed(recording, 10);
            counters.add(Kind.FRAMES_MISSING, 2);
            counters.add(Kind.CRC_ERRORS, 1);
            health.overruns = 10;
            marks.onLink(LinkState.LOST, LinkCause.UNPLUGGED, "It is gone.");
        }
        Map<String, String> clockBefore = last("before.xdf", "clock");
        assertEquals("5", clockBefore.get("framesMissing"));
        assertEquals("7", clockBefore.get("deviceOverruns"));
        assertEquals("5", last("before.xdf", "status").get("framesMissing"));
        assertEquals("0", last("before.xdf", "status").get("crcErrors"));
        Map<String, String> clockAfter = last("after.xdf", "clock");
        assertEquals("2", clockAfter.get("framesMissing"));
        assertEquals("1", clockAfter.get("framesDamaged"));
        assertEquals("3", clockAfter.get("deviceOverruns"));
        assertEquals("2", last("after.xdf", "status").get("framesMissing"));
        assertEquals("3", last("after.xdf", "status").get("overruns"));
    }

    private Map<String, String> last(String name, String type) throws Exception {
        List<Marker> markers = new ArrayList<>();
        Recording.open(folder.resolve(name)).forEachDevice(device -> new RecordingVisitor() {
            @Override
            public void onMarker(Marker marker) {
                markers.add(marker);
            }
        });
        return markers.stream()
                .filter(marker -> marker.type().equals(type))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .scalars();
    }

    private static final class Health implements StationHealth {

        private final LinkCounters counters = new LinkCounters();
        private volatile long overruns;

        private Optional<DeviceStatus> status() {
            return Optional.of(new DeviceStatus(overruns, 0, OptionalDouble.empty(), OptionalDouble.empty()));
        }

        @Override
        public LinkCounters counters() {
            return counters;
        }

        @Override
        public LatencyReport latency() {
            return new LatencyRecorder().sinceLastReport();
        }

        @Override
        public long deviceOverruns() {
            return overruns;
        }

        @Override
        public Optional<Timing> timing() {
            return Optional.of(new Timing(0, 0, 0, 1000, Double.NaN, 0, 1000, 1, 1, 1));
        }

        @Override
        public long refused() {
            return 0;
        }
    }
}
