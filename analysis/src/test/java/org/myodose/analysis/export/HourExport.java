package org.myodose.analysis.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * Exports an hour of 64 channels at 1 kHz, made where it is not there yet, and prints what it costs. No test: it takes minutes
 * and gigabytes.
 *
 * <pre>./mvnw -pl analysis -am test-compile, then, with analysis/target/{classes,test-classes}, the same of the modules below and
 * the libraries on the class path: java -Xmx256m -cp … org.myodose.analysis.export.HourExport FOLDER hdf5 mat edf</pre>
 */
public final class HourExport {

    private static final int SCANS = 3_600_000;
    private static final int CHANNELS = 64;
    private static final long PATIENCE_NS = 60_000_000_000L;

    private HourExport() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path recording = folder.resolve("hour.xdf");
        if (!Files.exists(recording)) {
            record(recording);
        }
        for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
            SignalFormat format = SignalFormats.named(name).orElseThrow();
            long beganNs = System.nanoTime();
            ExportResult result = Export.run(
                    ExportRequest.all(Recording.open(recording), "1"),
                    format,
                    folder.resolve("hour" + format.suffix()),
                    true,
                    ExportProgress.SILENT);
            System.out.printf(
                    "%s: %.0f s, %d MiB, in a heap of at most %d MiB%n",
                    name,
                    (System.nanoTime() - beganNs) * 1e-9,
                    Files.size(result.files().getFirst()) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static void record(Path file) throws Exception {
        RecordingDescription description = new RecordingDescription(
                List.of(new RecordedDevice(0, "mat", "test:mat")),
                "test",
                Instant.EPOCH,
                "",
                HostDescription.current());
        try (Recorder recorder = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(mat());
            Scan scan = new Scan();
            for (int index = 0; index < SCANS; index++) {
                scan.set(index & 0xFFFF, (index * 1000L) & 0xFFFF_FFFFL, index * 1_000_000L + 1, CHANNELS);
                for (int channel = 0; channel < CHANNELS; channel++) {
                    scan.rawCounts()[channel] =
                            (int) (2000 + 1500 * Math.sin(index * 1e-4 + channel)) + (index * 31 & 7);
                }
                conditioner.onScan(scan);
                if (index % 6000 == 5999) {
                    awaitDisk(recorder, index + 1L);
                }
            }
        }
    }

    private static DeviceDescription mat() {
        List<ChannelDescription> channels = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            channels.add(new ChannelDescription(
                    "cell" + channel, SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2));
        }
        return new DeviceDescription(1, "Mat", "S0", "1", 1_000_000L, channels);
    }

    private static void awaitDisk(Recorder recorder, long scans) {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (recorder.scansSynced() < scans) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("the disk does not keep up");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
