package org.myodose.acquisition.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.catalog.SourceCatalog;

/** A recording of a glove and a table, played again one by one and both together. */
@Timeout(120)
class SeveralReplaysTest {

    private static final int SCANS = 400;

    @TempDir
    private Path folder;

    private final List<Recorded> live = List.of(new Recorded(), new Recorded());

    private Path file() {
        return folder.resolve("both.xdf");
    }

    /** The table comes 30 ms after the glove, and has a clock of its own. */
    @BeforeEach
    void record() throws Exception {
        RecordingDescription description = new RecordingDescription(
                List.of(new RecordedDevice(0, "glove", "a:"), new RecordedDevice(1, "table", "b:")),
                "test",
                Instant.EPOCH,
                "",
                HostDescription.current());
        try (Recorder recorder = Recorder.start(file(), description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            List<Conditioner> conditioners = new ArrayList<>();
            for (int device = 0; device < 2; device++) {
                conditioners.add(new Conditioner(Calibrations.none(), live.get(device)));
                conditioners.add(new Conditioner(Calibrations.none(), recorder.device(device)));
            }
            for (int index = 0; index < conditioners.size(); index++) {
                conditioners.get(index).onHello(Devices.newtons(index < 2 ? "G" : "T", 250_000, index < 2 ? 3 : 1));
            }
            for (int scan = 0; scan < SCANS; scan++) {
                long ns = 7_000_000_000L + scan * 4_000_000L;
                for (Conditioner glove : conditioners.subList(0, 2)) {
                    glove.onScan(Devices.scanArriving(scan, scan * 4000L, ns, scan, 2 * scan, 7));
                }
                for (Conditioner table : conditioners.subList(2, 4)) {
                    table.onScan(Devices.scanArriving(scan, 99_000 + scan * 4001L, ns + 30_000_000, 5 * scan));
                }
            }
        }
    }

    private ReplaySource source(OptionalInt device, double speed) {
        return new ReplaySource("replay:" + file(), file(), device, speed);
    }

    private static List<Recorded> replayed(List<ReplaySource> sources) {
        List<Recorded> again = new ArrayList<>();
        List<AcquisitionLoop> loops = new ArrayList<>();
        for (ReplaySource source : sources) {
            again.add(new Recorded());
            loops.add(new AcquisitionLoop(source, source, List.of(again.getLast()), (message, cause) -> {}));
        }
        loops.forEach(AcquisitionLoop::start);
        for (AcquisitionLoop loop : loops) {
            Await.until("the end", () -> loop.state() == LinkState.ENDED);
            loop.close();
        }
        again.forEach(heard -> heard.lines.removeIf(line -> line.startsWith("link ")));
        return again;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givesTheVeryForcesOfTheDeviceThatIsChosen(int device) {
        Recorded again = replayed(List.of(source(OptionalInt.of(device), ReplaySource.MAX_SPEED)))
                .getFirst();
        assertEquals(live.get(device).lines, again.lines);
        assertEquals(SCANS, again.totals.size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {ReplaySource.MAX_SPEED, 20})
    void keepsTheDistancesBetweenTheDevicesWhereTheyBeginTogether(double speed) {
        List<ReplaySource> sources = List.of(source(OptionalInt.of(0), speed), source(OptionalInt.of(1), speed));
        ReplaySource.beginTogether(sources);
        List<Recorded> again = replayed(sources);
        for (int scan = 0; scan < SCANS; scan += 50) {
            assertEquals(distanceNs(live, scan), distanceNs(again, scan), "at scan " + scan);
        }
    }

    private static long distanceNs(List<Recorded> devices, int scan) {
        return devices.get(1).measured.get(scan).measuredNs()
                - devices.get(0).measured.get(scan).measuredNs();
    }

    @Test
    void asksWhichDeviceIsMeantAndNamesThem() {
        LinkException refused = assertThrows(
                LinkException.class, () -> source(OptionalInt.empty(), 1).open());
        assertEquals(
                file() + " holds device 0 (glove), device 1 (table): choose one, as in replay:" + file() + "?device=0.",
                refused.getMessage());
        assertThrows(LinkException.class, () -> source(OptionalInt.of(2), 1).open());
    }

    @ParameterizedTest
    @CsvSource({"-1", "one", "1.5", "99999"})
    void refusesWhatIsNoNumberOfADevice(String text) {
        SourceCatalog sources = SourceCatalog.devices().with(ReplayKind.KIND);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> sources.source("replay:" + file() + "?device=" + text));
        assertEquals(
                "'" + text + "' is no number of a device: count them from 0, as in ?device=1; "
                        + "'./myodose analyze FILE' names them.",
                refused.getMessage());
    }
}
