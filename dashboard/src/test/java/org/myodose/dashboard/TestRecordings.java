package org.myodose.dashboard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.PatientRecorder;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.session.Checklist;
import org.myodose.analysis.session.SessionNote;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Recordings made at once, of a glove (thumb and palm, in newtons) that presses every ten seconds. */
public final class TestRecordings {

    private TestRecordings() {}

    /** With noise from a seed, and without the scans between two times. */
    public static Path noisy(Path file, int rateHz, int seconds, long gapFromMicros, long gapToMicros)
            throws IOException {
        return write(file, rateHz, seconds, gapFromMicros, gapToMicros, 3, description("test:glove", ""));
    }

    /** Two holds of 6 s in twenty, begun at that time, with that prescription. */
    public static Path pressed(Path file, Instant startedAt, Prescription prescription) throws IOException {
        return write(
                file,
                100,
                20,
                0,
                0,
                0.05,
                RecordingDescription.ofOneDevice("sim:glove", "test", startedAt, PrescriptionJson.of(prescription)));
    }

    /** The same figures in another unit: 40 kg or 4,000 counts where those are of 40 N. */
    public static Path pressed(Path file, ForceUnit unit) throws IOException {
        return write(file, 100, 20, 0, 0, 0.05, description("test:glove", ""), glove(100, unit));
    }

    /** The same, of somebody's session. */
    public static Path session(Path file, Instant startedAt, Prescription prescription, SessionNote note)
            throws IOException {
        return write(file, 100, 20, 0, 0, 0.05, description(startedAt, prescription, note));
    }

    private static RecordingDescription description(Instant startedAt, Prescription prescription, SessionNote note) {
        return new RecordingDescription(
                List.of(new RecordedDevice(0, "sim:glove", "sim:glove")),
                "test",
                startedAt,
                PrescriptionJson.of(prescription),
                HostDescription.current(),
                note.json());
    }

    /** Nothing presses, in somebody's session. */
    public static Path idle(Path file, Instant startedAt, Prescription prescription, SessionNote note)
            throws IOException {
        return write(file, 100, 3, 0, 0, 0.01, description(startedAt, prescription, note));
    }

    /** No more of somebody's session than that it began: what a crash leaves before the first scan. */
    public static Path headerOnly(Path file, Instant startedAt, Prescription prescription, SessionNote note)
            throws IOException {
        return write(file, 100, 0, 0, 0, 0, description(startedAt, prescription, note));
    }

    /** Nothing presses, in a session of that person. */
    public static Path session(Path file, String person) throws IOException {
        SessionNote note = new SessionNote(
                person, "left calf", new Checklist(Checklist.State.SKIPPED, List.of()), "", SessionSoFar.NOTHING);
        RecordingDescription ofNobody = description("sim:hand", PrescriptionJson.of(Prescriptions.demonstration()));
        RecordingDescription theirs = new RecordingDescription(
                ofNobody.devices(),
                ofNobody.softwareVersion(),
                ofNobody.startedAt(),
                ofNobody.prescription(),
                ofNobody.host(),
                note.json());
        return write(file, 100, 3, 0, 0, 0.01, theirs);
    }

    /** Nothing presses. */
    public static Path idle(Path file) throws IOException {
        return write(file, 100, 3, 0, 0, 0.01, description("sim:table", ""));
    }

    private static RecordingDescription description(String source, String prescription) {
        return RecordingDescription.ofOneDevice(source, "test", Instant.parse("2026-11-20T08:00:00Z"), prescription);
    }

    private static Path write(
            Path file,
            int rateHz,
            int seconds,
            long gapFromMicros,
            long gapToMicros,
            double noiseNewtons,
            RecordingDescription description)
            throws IOException {
        DeviceDescription glove = glove(rateHz, ForceUnit.NEWTONS);
        return write(file, rateHz, seconds, gapFromMicros, gapToMicros, noiseNewtons, description, glove);
    }

    private static Path write(
            Path file,
            int rateHz,
            int seconds,
            long gapFromMicros,
            long gapToMicros,
            double noiseNewtons,
            RecordingDescription description,
            DeviceDescription glove)
            throws IOException {
        Random random = new Random(11);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (PatientRecorder recorder = new PatientRecorder(file, channel, description, 0)) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder);
            conditioner.onHello(glove);
            for (int index = 0; index < seconds * rateHz; index++) {
                long micros = index * 1_000_000L / rateHz;
                if (micros < gapFromMicros || micros >= gapToMicros) {
                    conditioner.onScan(scan(index, micros, noiseNewtons * random.nextGaussian(), seconds > 3));
                } else {
                    conditioner.onFramesMissing(1);
                }
                if (index == 3 * rateHz) {
                    recorder.mark(micros, "pain", "{\"rating\":4}");
                }
            }
            recorder.finish();
        }
        return file;
    }

    private static Scan scan(int index, long micros, double noise, boolean pressing) {
        double within = micros / 1e6 % 10;
        double press = pressing ? 40 * Math.clamp(Math.min(within - 2, 9 - within), 0, 1) : 0;
        Scan scan = new Scan();
        scan.set(index & 0xFFFF, micros, micros * 1000 + 1_000_000, 2);
        scan.rawCounts()[0] = (int) Math.round(100 * (0.7 * press + noise));
        scan.rawCounts()[1] = (int) Math.round(100 * (0.3 * press - noise / 2));
        return scan;
    }

    private static DeviceDescription glove(int rateHz, ForceUnit unit) {
        return new DeviceDescription(
                1,
                "Glove",
                "S0",
                "1",
                rateHz * 1000L,
                List.of(channel("A0", SensorPosition.THUMB, unit), channel("A1", SensorPosition.PALM, unit)));
    }

    private static ChannelDescription channel(String name, SensorPosition position, ForceUnit unit) {
        return new ChannelDescription(name, SensorKind.SIMULATED, position, unit, 16, unit.isForce() ? -2 : 0);
    }
}
