package org.myodose.acquisition.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.TwoPointCalibration;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;

/** Sessions recorded for replay, and what was heard of them live. */
final class RecordedSessions {

    static final DeviceDescription DEVICE = Devices.of(
            "S-7", 100_000, Devices.channel("a", ForceUnit.COUNTS, 0), Devices.channel("b", ForceUnit.COUNTS, 0));

    /** Lines whose slopes and offsets no short decimal figure hits. */
    static final Calibrations CALIBRATIONS = new Calibrations(List.of(
            new TwoPointCalibration("S-7", "a", LocalDate.of(2026, 11, 20), 17, 0, 1013, 100.1),
            new TwoPointCalibration("S-7", "b", LocalDate.of(2026, 11, 20), 1001, 0.3, 29, 77.7)));

    private static final long FIRST_TICK = 4_294_000_000L;

    private RecordedSessions() {}

    private static Recorder recorder(Path file) throws Exception {
        return Recorder.start(file, RecordingDescription.ofOneDevice("test", "0", Instant.EPOCH, ""), alarm -> {
            throw new AssertionError(alarm);
        });
    }

    private static void each(Conditioner[] conditioners, java.util.function.Consumer<Conditioner> told) {
        for (Conditioner conditioner : conditioners) {
            told.accept(conditioner);
        }
    }

    /** Tares, a gap with lost frames, the wrap of the device's clock, a restart and a patient's stop. */
    static Recorded eventful(Path file) throws Exception {
        Recorded live = new Recorded();
        try (Recorder recorder = recorder(file)) {
            Conditioner[] both = conditioners(live, recorder.device(0));
            Random random = new Random(7);
            each(both, to -> to.onHello(DEVICE));
            long time = FIRST_TICK;
            for (int index = 0; index < 2000; index++) {
                long now = time;
                int sequence = index;
                switch (index) {
                    case 300, 1500 ->
                        each(both, to -> to.onEvent(event(DeviceEvent.Kind.TARE_REQUESTED, sequence, now)));
                    case 700 -> each(both, to -> to.onEvent(event(DeviceEvent.Kind.PATIENT_STOP, sequence, now)));
                    case 900 -> {
                        each(both, to -> to.onFramesMissing(77));
                        time += 2_000_000;
                    }
                    case 1200 -> each(both, to -> to.onHello(DEVICE));
                    default -> {
                        // Only a scan.
                    }
                }
                long tick = index < 1200 ? time : time - 3_000_000_000L;
                long arrivalNs = 1000 * time + random.nextInt(900_000);
                int a = random.nextInt(1024);
                int b = random.nextInt(1024);
                each(both, to -> to.onScan(Devices.scanArriving(sequence, tick, arrivalNs, a, b)));
                time += 9_900 + random.nextInt(200);
            }
        }
        return live;
    }

    private static Conditioner[] conditioners(ForceConsumer live, ForceConsumer recorder) {
        return new Conditioner[] {new Conditioner(CALIBRATIONS, live), new Conditioner(CALIBRATIONS, recorder)};
    }

    private static DeviceEvent event(DeviceEvent.Kind kind, int sequence, long tickMicros) {
        return new DeviceEvent(kind, true, sequence, tickMicros & 0xFFFF_FFFFL, 1000 * tickMicros);
    }

    /** That many scans of a device at 1 kHz, synced to the disk five times on the way. */
    static void steady(Path file, int scans) throws Exception {
        try (Recorder recorder = recorder(file)) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(Devices.newtons("A", 1_000_000, 2));
            for (int index = 0; index < scans; index++) {
                conditioner.onScan(Devices.scan(index, 1000L * index, index % 100, 7));
                int recorded = index + 1;
                if (recorded % (scans / 5) == 0) {
                    Await.until("a sync", () -> recorder.scansSynced() == recorded);
                }
            }
        }
    }
}
