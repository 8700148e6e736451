package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.loop.RecordingReplay;

/**
 * Recordings of format 1, made of a simulated glove when that format was written, with the figures that were read from
 * them then, to the last bit.
 */
class FormatOneTest {

    @ParameterizedTest
    @ValueSource(strings = {"v1-clean", "v1-eventful", "v1-killed"})
    void readsTheSameForcesAsWhenItWasWritten(String name) throws Exception {
        Recorded told = new Recorded();
        RecordingIntegrity integrity = Recording.open(fixture(name + ".xdf")).forEach(new RecordingReplay(told));

        List<String> lines = new ArrayList<>(told.lines);
        lines.removeIf(line -> line.startsWith("device "));
        lines.add("scans " + integrity.scans() + " markers " + integrity.markers() + " closed " + integrity.closed()
                + " tail " + integrity.tailBytes());
        assertEquals(Files.readAllLines(fixture(name + ".txt")), lines);
    }

    /** In format 1 the time stamp is the best account of when a scan was measured: device time from the first arrival. */
    @ParameterizedTest
    @ValueSource(strings = {"v1-clean", "v1-eventful", "v1-killed"})
    void takesTheMeasuredTimeFromTheStamps(String name) throws Exception {
        Sessions.Told told = Sessions.read(fixture(name + ".xdf")).told();
        Sessions.KeptScan first = told.scans.getFirst();
        long anchorNs = first.arrivalNs() - first.timeMicros() * 1000;

        assertEquals(
                told.scans.stream()
                        .map(scan -> anchorNs + scan.timeMicros() * 1000)
                        .toList(),
                told.measuredNs);
    }

    static Path fixture(String name) {
        return Path.of("src/test/resources/recordings", name);
    }
}
