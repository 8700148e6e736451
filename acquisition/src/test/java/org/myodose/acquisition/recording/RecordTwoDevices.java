package org.myodose.acquisition.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;

/**
 * Writes a recording of a glove and a table, for a look at it with other readers: give it the file's name. See {@code
 * docs/recording-format.md}.
 */
final class RecordTwoDevices {

    private RecordTwoDevices() {}

    public static void main(String[] arguments) throws Exception {
        RecordingDescription description = new RecordingDescription(
                List.of(new RecordedDevice(0, "glove", "generated"), new RecordedDevice(1, "table", "generated")),
                "0",
                Instant.now(),
                "",
                HostDescription.current());
        try (Recorder recorder =
                Recorder.start(Path.of(arguments[0]), description, alarm -> System.err.println(alarm))) {
            Conditioner glove = new Conditioner(Calibrations.none(), recorder.device(0));
            Conditioner table = new Conditioner(Calibrations.none(), recorder.device(1));
            glove.onHello(Devices.newtons("G", 250_000, 6));
            table.onHello(Devices.newtons("T", 100_000, 4));
            for (int index = 0; index < 5_000; index++) {
                glove.onScan(Devices.scan(index, index * 4_000L, index, -index, 3 * index, 4, 5, 6));
                if (index % 5 == 0) {
                    table.onScan(Devices.scan(index / 5, index * 20_000L / 5 + 7, index, 7, -7, 1 << 23));
                }
            }
            recorder.device(1).mark(4_000, "hold", "{\"meanForce\":41.5}");
        }
    }
}
