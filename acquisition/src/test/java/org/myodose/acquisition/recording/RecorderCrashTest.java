package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.recording.RecordUntilKilled.Progress;

/** A process that records 64 channels at 1 kHz is killed at any moment, with no chance to clean up. */
class RecorderCrashTest {

    private static final int KILLS = Boolean.getBoolean("myodose.soak") ? 250 : 4;
    private static final int LONGEST_SCANS = 2_500;

    @TempDir
    private Path folder;

    @Test
    void everythingThatWasSyncedIsReadAfterKill() throws Exception {
        Random random = new Random(8);
        long[] lost = new long[KILLS];
        long scans = 0;
        int torn = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = folder.resolve("killed-" + kill + ".xdf");
            Progress progress = recordUntil(random.nextInt(LONGEST_SCANS), file);
            Sessions.Read read = Sessions.read(file);
            int safe = read.told().scans.size();

            assertTrue(safe >= progress.synced(), safe + " scans read, but " + progress.synced() + " were synced");
            assertEquals(0, progress.alarms());
            assertEquals(Sessions.scans(safe, RecordUntilKilled.CHANNELS), read.told().scans);
            assertFalse(read.integrity().closed());
            assertTrue(read.integrity().damagedParts().isEmpty());
            assertTrue(read.integrity().statement().contains("cut off"), read.integrity()::statement);
            assertSalvaged(file, read);
            lost[kill] = progress.handedOver() - safe;
            scans += safe;
            torn += read.integrity().tailBytes() > 0 ? 1 : 0;
            Files.delete(file);
        }
        Arrays.sort(lost);
        System.out.printf(
                "%d kills, %d scans read, %d files with a torn end; lost milliseconds of recording:"
                        + " median %d, 95 of 100 at most %d, most %d%n",
                KILLS, scans, torn, lost[KILLS / 2], lost[KILLS * 95 / 100], lost[KILLS - 1]);
    }

    private Progress recordUntil(int scans, Path file) throws Exception {
        Path figures = folder.resolve("progress");
        Files.deleteIfExists(figures);
        Progress progress = Progress.map(figures);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordUntilKilled.class.getName(),
                        file.toString(),
                        figures.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Await.until("scans", () -> !process.isAlive() || (Files.exists(file) && progress.handedOver() > scans));
            assertTrue(process.isAlive(), "the recording ended by itself");
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return progress;
    }

    private void assertSalvaged(Path file, Sessions.Read read) throws Exception {
        Path clean = folder.resolve("clean.xdf");
        Salvage.into(file, clean);
        Sessions.Read salvaged = Sessions.read(clean);
        assertEquals(read.told().scans, salvaged.told().scans);
        assertTrue(salvaged.integrity().whole(), salvaged.integrity()::statement);
        Files.delete(clean);
    }
}
