package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;

/** The recordings of a station, as the acquisition thread and whoever closes the station meet them. */
class StationRecordingsTest {

    private static final Prescription PRESCRIPTION = Prescriptions.demonstration();
    private static final int TIMES = 1000;

    @TempDir
    private Path folder;

    private final StationRecordings recordings = new StationRecordings(
            new StationPlan(
                    "sim:hand",
                    Calibrations.none(),
                    Optional.empty(),
                    PRESCRIPTION,
                    Optional.empty(),
                    RecordingSettings.USUAL,
                    "test"),
            new RecordingAlarms());

    /** A task for an executor, its queue's entry, or a thread that is only begun then, would each be an object. */
    @Test
    void isToldOfASwitchWithoutAnObjectAndWithoutBeginningAThread() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        recordings.begin(folder.resolve("a.xdf"), PRESCRIPTION, "");
        try {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int time = 0; time < TIMES; time++) {
                recordings.lookForUnused();
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // Reading the meter itself, and the compiler's one-time work, may cost a few bytes.
            assertTrue(allocated < 8L * TIMES, allocated + " bytes for " + TIMES + " switches");
        } finally {
            recordings.close(true);
        }
    }

    @Test
    void keepsNothingOfAStationThatNeverBegan() throws Exception {
        Path file = folder.resolve("a.xdf");
        recordings.begin(file, PRESCRIPTION, "");
        assertTrue(Files.exists(file));
        recordings.close(false);
        assertTrue(Files.notExists(file));
    }
}
