package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
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
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Recordings of made-up hands, made as fast as the disk takes them; each of its scans is known beforehand. */
final class RecordedSessions {

    static final int RATE_HZ = 100;

    private static final long BEGAN_NS = 9_000_000_000L;

    /** A device with one sensor. {@code force} is by the second, in hundredths of {@code unit} a count, of {@code bits} bits. */
    record Sensor(String name, ForceUnit unit, int bits, DoubleUnaryOperator force) {}

    private RecordedSessions() {}

    /** Holds of 40 N over 10 s, one each 16 s, from 2 s on. */
    static double holds(double seconds) {
        double within = seconds % 16;
        return 40 * Math.clamp(Math.min(within - 2, 12.5 - within) / 0.8, 0, 1) + 0.05 * Math.sin(37 * seconds);
    }

    /** The usual one: 4 holds, a gap of a second after 60 s, a remark of pain after 5 s. */
    static Path usual(Path file) throws RecordingException {
        return record(file, 66, new Sensor("palm", ForceUnit.NEWTONS, 16, RecordedSessions::holds));
    }

    static Path record(Path file, int seconds, Sensor... sensors) throws RecordingException {
        return record(file, seconds, Calibrations.none(), sensors);
    }

    /** The same of devices whose counts mean what {@code scalings} say. */
    static Path record(Path file, int seconds, Scalings scalings, Sensor... sensors) throws RecordingException {
        List<RecordedDevice> devices = new ArrayList<>();
        for (Sensor sensor : sensors) {
            devices.add(new RecordedDevice(devices.size(), sensor.name(), "test:" + sensor.name()));
        }
        RecordingDescription description = new RecordingDescription(
                devices,
                "test",
                Instant.parse("2026-03-02T22:30:00Z"),
                PrescriptionJson.of(Prescriptions.demonstration()),
                HostDescription.current());
        try (Recorder recorder = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            List<Conditioner> conditioners = new ArrayList<>();
            for (RecordedDevice device : devices) {
                Conditioner conditioner = new Conditioner(scalings, recorder.device(device.number()));
                conditioner.onHello(description(sensors[device.number()]));
                conditioners.add(conditioner);
            }
            long sent = 0;
            for (int index = 0; index < seconds * RATE_HZ; index++) {
                boolean missing = index >= 60 * RATE_HZ && index < 61 * RATE_HZ;
                for (int device = 0; device < sensors.length; device++) {
                    if (missing) {
                        conditioners.get(device).onFramesMissing(1);
                    } else {
                        conditioners.get(device).onScan(scan(index, sensors[device]));
                        sent++;
                    }
                }
                if (index == 5 * RATE_HZ) {
                    recorder.device(0).mark(micros(index), "pain", "{\"rating\":3}");
                }
                if (index % 500 == 499) {
                    awaitDisk(recorder, sent);
                }
            }
        }
        return file;
    }

    private static Scan scan(int index, Sensor sensor) {
        Scan scan = new Scan();
        scan.set(index & 0xFFFF, micros(index), BEGAN_NS + micros(index) * 1000 + 1_000_000, 1);
        double count = 100 * sensor.force().applyAsDouble(index / (double) RATE_HZ);
        scan.rawCounts()[0] = (int) Math.min(Math.round(count), (1L << sensor.bits()) - 1);
        return scan;
    }

    private static long micros(int index) {
        return index * 1_000_000L / RATE_HZ;
    }

    private static DeviceDescription description(Sensor sensor) {
        return new DeviceDescription(
                1,
                "Test <device> & co",
                "S-" + sensor.name(),
                "1",
                RATE_HZ * 1000L,
                List.of(new ChannelDescription(
                        sensor.name(),
                        SensorKind.SIMULATED,
                        SensorPosition.PALM,
                        sensor.unit(),
                        sensor.bits(),
                        sensor.unit().isForce() ? -2 : 0)));
    }

    /** At most half a minute. */
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
