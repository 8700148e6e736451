package org.myodose.analysis.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Recordings to export, of a hand that presses once, for every format's tests. */
public final class Recordings {

    private static final int RATE_HZ = 250;
    private static final int SECONDS = 16;
    private static final long BEGAN_NS = 9_000_000_000L;
    private static final List<Gap> ONE_GAP = List.of(new Gap(13 * RATE_HZ, 14 * RATE_HZ));

    /** From the first scan of the glove that is missing to the first that is not. */
    private record Gap(int from, int to) {

        boolean has(int index) {
            return index >= from && index < to;
        }
    }

    private Recordings() {}

    /**
     * A glove (thumb and palm, in newtons) and a table (in kilograms), both with a gap of a second in the glove; a tare, a
     * button, pain, and a hold from 4 s on.
     */
    public static Path ofTwoDevices(Path file) throws RecordingException {
        return record(file, SECONDS, List.of("glove", "table"), ONE_GAP);
    }

    /** The glove alone. */
    public static Path ofOneDevice(Path file) throws RecordingException {
        return record(file, SECONDS, List.of("glove"), ONE_GAP);
    }

    /**
     * The glove alone, with gaps where they are awkward for records of a second: after the first scan, at the end of a second
     * and at its beginning, three within one second, one that leaves a single scan, and one of several seconds.
     */
    public static Path ofManyGaps(Path file) throws RecordingException {
        return record(
                file,
                SECONDS,
                List.of("glove"),
                List.of(
                        new Gap(1, 80),
                        new Gap(2 * RATE_HZ - 75, 2 * RATE_HZ),
                        new Gap(3 * RATE_HZ, 3 * RATE_HZ + 75),
                        new Gap(4 * RATE_HZ + 20, 4 * RATE_HZ + 95),
                        new Gap(4 * RATE_HZ + 96, 4 * RATE_HZ + 171),
                        new Gap(4 * RATE_HZ + 180, 5 * RATE_HZ),
                        new Gap(12 * RATE_HZ + 7, 15 * RATE_HZ + 3)));
    }

    /** A device that introduced itself and then sent nothing. */
    public static Path ofNoScans(Path file) throws RecordingException {
        return record(file, 0, List.of("glove"), ONE_GAP);
    }

    /** The same recording with a byte in its middle changed. */
    public static Path damaged(Path whole, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        bytes[bytes.length / 2] ^= 0x40;
        return Files.write(file, bytes);
    }

    private static Path record(Path file, int seconds, List<String> names, List<Gap> gaps) throws RecordingException {
        List<RecordedDevice> devices = new ArrayList<>();
        for (String name : names) {
            devices.add(new RecordedDevice(devices.size(), name, "test:" + name));
        }
        RecordingDescription description = new RecordingDescription(
                devices,
                "test",
                Instant.parse("2026-11-21T10:20:30.456Z"),
                PrescriptionJson.of(Prescriptions.byName("Demonstration")
                        .orElseThrow()
                        .written()
                        .prescription()),
                HostDescription.current());
        try (Recorder recorder = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            List<Conditioner> conditioners = new ArrayList<>();
            for (RecordedDevice device : devices) {
                Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(device.number()));
                conditioner.onHello(device.number() == 0 ? glove() : table());
                conditioners.add(conditioner);
            }
            long sent = 0;
            for (int index = 0; index < seconds * RATE_HZ; index++) {
                sent += play(conditioners, recorder, index, gaps);
                if (index % 500 == 499) {
                    awaitDisk(recorder, sent);
                }
            }
        }
        return file;
    }

    private static int play(List<Conditioner> conditioners, Recorder recorder, int index, List<Gap> gaps) {
        Conditioner glove = conditioners.getFirst();
        if (index == RATE_HZ) {
            glove.onEvent(new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, 0, micros(index), arrivalNs(index)));
        }
        if (index == 2 * RATE_HZ) {
            glove.onEvent(new DeviceEvent(DeviceEvent.Kind.BUTTON, true, 0, micros(index), arrivalNs(index)));
            recorder.device(0).mark(micros(index - 1), "pain", "{\"rating\":3}");
        }
        int sent = 0;
        for (Conditioner conditioner : conditioners) {
            if (conditioner != glove || gaps.stream().noneMatch(gap -> gap.has(index))) {
                conditioner.onScan(scan(index, conditioner == glove ? 2 : 1));
                sent++;
            } else {
                conditioner.onFramesMissing(1);
            }
        }
        return sent;
    }

    private static Scan scan(int index, int channels) {
        double seconds = index / (double) RATE_HZ;
        double press = Math.clamp(Math.min(seconds - 4, 11 - seconds), 0, 1);
        Scan scan = new Scan();
        scan.set(index & 0xFFFF, micros(index), arrivalNs(index), channels);
        scan.rawCounts()[0] = (int) Math.round(3000 * press + 7 * Math.sin(index)) + 11;
        scan.rawCounts()[1] = (int) Math.round(1000 * press + 5 * Math.cos(index)) - 3;
        return scan;
    }

    private static long micros(int index) {
        return index * 1_000_000L / RATE_HZ;
    }

    private static long arrivalNs(int index) {
        return BEGAN_NS + micros(index) * 1000 + 1_000_000;
    }

    private static DeviceDescription glove() {
        return new DeviceDescription(
                1,
                "=Glove, \"one\"",
                "S0",
                "1",
                RATE_HZ * 1000L,
                List.of(
                        channel("=A0", SensorPosition.THUMB, ForceUnit.NEWTONS),
                        channel("palm", SensorPosition.PALM, ForceUnit.NEWTONS)));
    }

    private static DeviceDescription table() {
        return new DeviceDescription(
                1,
                "Table",
                "S1",
                "1",
                RATE_HZ * 1000L,
                List.of(channel("palm", SensorPosition.TABLE_FRONT_LEFT, ForceUnit.KILOGRAMS)));
    }

    private static ChannelDescription channel(String name, SensorPosition position, ForceUnit unit) {
        return new ChannelDescription(name, SensorKind.SIMULATED, position, unit, 16, -2);
    }

    /** As fast as the recorder takes them, at most half a minute. */
    private static void awaitDisk(Recorder recorder, long scans) {
        long untilNs = System.nanoTime() + 30_000_000_000L;
        while (recorder.scansSynced() < scans) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("the disk does not keep up");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
