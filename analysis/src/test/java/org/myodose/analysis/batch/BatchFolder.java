package org.myodose.analysis.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.device.Scan;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.simulated.SimulatedSources;
import org.myodose.device.trace.TraceOptions;

/** A folder of recordings and tables, seeded, and the settings that the tests of batches share. */
final class BatchFolder {

    static final BatchSettings SETTINGS = settings("usual", "build 1");
    private static final int RATE_HZ = 50;
    /** So many scans at most in one group: a recording that is cut keeps some. */
    private static final int SCANS_AHEAD = 500;

    private BatchFolder() {}

    static BatchSettings settings(String parameters, String build) {
        return new BatchSettings(
                null, null, FilterChoice.AS_LIVE, null, false, TraceOptions.guessed(), "test", build, parameters);
    }

    /** Two recordings and {@code tables} tables, two levels deep. */
    static Path fill(Path folder, int tables) throws Exception {
        Path deeper = Files.createDirectories(folder.resolve("more/of them"));
        recording(folder.resolve("glove.xdf"), "sim:glove?rate=100&seed=3&hold=3&rest=2", 3_000);
        recording(deeper.resolve("hand.xdf"), "sim:hand?rate=100&seed=4&hold=3&rest=2", 2_000);
        for (int index = 0; index < tables; index++) {
            table(deeper.resolve("table-" + index + ".csv"), index);
        }
        return folder;
    }

    /** Holds of some seconds at 40 N; noise and length from the seed. */
    static Path table(Path file, int seed) throws IOException {
        Random random = new Random(seed);
        String rows = IntStream.range(0, (20 + seed % 7) * RATE_HZ)
                .mapToObj(row -> {
                    double seconds = (double) row / RATE_HZ;
                    double ramp = Math.clamp(Math.min(seconds % 8 - 2, 7 - seconds % 8) / 0.5, 0, 1);
                    return String.format(Locale.ROOT, "%.4f,%.3f", seconds, 40 * ramp + 0.1 * random.nextGaussian());
                })
                .collect(Collectors.joining("\n", "time_s,force_N\n", "\n"));
        return Files.writeString(file, rows);
    }

    /** So many scans of a simulated device, through the recorder. */
    static void recording(Path file, String source, int scans) throws Exception {
        CountSource device = SimulatedSources.counts(SourceUri.parse(source));
        RecordingDescription description =
                RecordingDescription.ofOneDevice(source, "test", Instant.parse("2026-11-21T10:00:00Z"), "");
        try (Recorder recorder = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(device.description());
            Scan scan = new Scan();
            for (int index = 0; index < scans; index++) {
                device.advance();
                scan.set(index, device.dueMicros(), device.dueMicros() * 1000, device.counts().length);
                System.arraycopy(device.counts(), 0, scan.rawCounts(), 0, device.counts().length);
                conditioner.onScan(scan);
                while (index - recorder.scansSynced() > SCANS_AHEAD) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }
    }
}
