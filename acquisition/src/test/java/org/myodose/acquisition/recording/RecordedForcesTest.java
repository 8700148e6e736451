package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.acquisition.calibration.TwoPointCalibration;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;

/** The raw counts and the description in a recording suffice to derive the forces again, bit for bit. */
class RecordedForcesTest {

    private static final DeviceDescription DEVICE = Devices.of(
            "S-7", 100_000, Devices.channel("a", ForceUnit.COUNTS, 0), Devices.channel("b", ForceUnit.COUNTS, 0));

    /** Lines whose slopes and offsets no short decimal figure hits. */
    private static final Calibrations CALIBRATIONS = new Calibrations(List.of(
            new TwoPointCalibration("S-7", "a", LocalDate.of(2026, 11, 20), 17, 0, 1013, 100.1),
            new TwoPointCalibration("S-7", "b", LocalDate.of(2026, 11, 20), 1001, 0.3, 29, 77.7)));

    private static final long FIRST_TICK = 4_294_000_000L;

    @TempDir
    private Path folder;

    @Test
    void areTheSameBitsThatWereSeenLive() throws Exception {
        Path file = folder.resolve("session.xdf");
        Recorded live = new Recorded();
        recordSession(file, live);

        Recorded again = new Recorded();
        RecordingIntegrity integrity = Recording.open(file).forEach(new Replay(again));

        assertTrue(integrity.whole(), integrity.statement());
        assertFalse(live.linesOf("tare").isEmpty());
        assertFalse(live.linesOf("gap").isEmpty());
        assertEquals(live.lines, again.lines);
    }

    private static void recordSession(Path file, Recorded live) throws Exception {
        Recorder recorder = Sessions.recorder(file, Sessions.NO_ALARM, 4096);
        Conditioner conditioner = new Conditioner(CALIBRATIONS, new Both(live, recorder));
        Random random = new Random(7);
        conditioner.onHello(DEVICE);
        long timeMicros = FIRST_TICK;
        for (int index = 0; index < 2000; index++) {
            if (index == 300) {
                conditioner.onEvent(
                        new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, index, timeMicros, timeMicros * 1000));
            }
            if (index == 900) {
                conditioner.onFramesMissing(77);
                timeMicros += 2_000_000;
            }
            if (index == 1200) {
                conditioner.onHello(DEVICE);
            }
            conditioner.onScan(Devices.scan(index, timeMicros, random.nextInt(1024), random.nextInt(1024)));
            timeMicros += 9_900 + random.nextInt(200);
            if (index % 50 == 0) {
                recorder.drain();
            }
        }
        recorder.finish();
    }

    /** What any program does that derives forces from a recording. */
    private static final class Replay implements RecordingVisitor {

        private final Recorded told;
        private @Nullable Conditioner conditioner;

        Replay(Recorded told) {
            this.told = told;
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            if (conditioner == null) {
                SignalScaling scaling = new SignalScaling(signal.forceUnit(), signal.scalings());
                conditioner = new Conditioner(Calibrations.asRecorded(scaling), told);
            }
            conditioner.onHello(device);
        }

        @Override
        public void onScan(Scan scan, long timeMicros) {
            conditioner().onScan(scan);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            conditioner().onFramesMissing(framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            conditioner().onEvent(event);
        }

        private Conditioner conditioner() {
            return Objects.requireNonNull(conditioner, "a device comes before its scans");
        }
    }
}
