package org.myodose.device.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.ScanSource;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;
import org.myodose.device.wire.WireSource;

/** Recordings of others, read in place, as devices: what comes over the wire is what stands in the file. */
@Timeout(60)
class SharedTracesOverTheWireTest {

    @ParameterizedTest
    @CsvSource({
        "hand-grip/LogFile_2024-11-04_19.31.50.txt, force, 3044",
        "hand-grip/LogFile_2025-03-13_21.28.49.txt, force, 117",
        "gait-insole/GaCo01_01.txt, 2-9, 12119",
        "tactile-known-weights/weights_operating.sums.csv, total_sum, 14659",
        "muscle-twitch/twitch001.ddf.csv, Force, 4001"
    })
    void everyRowArrivesWithItsTimeAndItsFigure(String name, String forces, int rows) throws Exception {
        Path file =
                Path.of(System.getProperty("myodose.shared", "absent"), "data").resolve(name);
        assumeTrue(Files.exists(file), () -> "shared traces are absent: " + file);
        TraceCounts trace =
                TraceCounts.of(TraceFile.read(file, TraceOptions.guessed().withForceColumns(forces)));
        Pacing pacing = Pacing.immediate();
        try (ScanSource wire = new WireSource(
                        name, () -> new EmulatedLink(name, new EmulatedDevice(new TraceScans(trace, false)), pacing));
                TraceSource direct = new TraceSource(trace)) {
            HeardScans heard = HeardScans.allOf(wire);
            assertEquals(HeardScans.allOf(direct).scans, heard.scans);
            assertEquals(rows, heard.scans.size());
            assertEquals(0, heard.framesMissing);
            assertEquals(0, heard.ticks.getFirst(), "time begins with the trace");
        }
    }
}
