package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that records is killed with no chance to clean up. */
class RecorderCrashTest {

    private static final int CHANNELS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 1500})
    @Timeout(60)
    void everythingThatWasSyncedIsReadAfterKill(int scansBeforeKill) throws Exception {
        Path file = folder.resolve("killed.xdf");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordUntilKilled.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long synced;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            synced = syncedUntil(output, scansBeforeKill);
            // The handle's kill, unlike the process's own, leaves the output to be read to its end.
            process.toHandle().destroyForcibly();
            synced = Math.max(synced, syncedUntil(output, Long.MAX_VALUE));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));

        Sessions.Read read = Sessions.read(file);

        int scans = read.told().scans.size();
        assertTrue(scans >= synced, scans + " scans read, but " + synced + " were reported as synced");
        assertEquals(Sessions.scans(scans, CHANNELS), read.told().scans);
        assertFalse(read.integrity().closed());
        assertTrue(
                read.integrity().statement().contains("cut off"),
                read.integrity().statement());
    }

    /** The last count reported when it reached {@code scans} or the output ended. */
    private static long syncedUntil(BufferedReader output, long scans) throws IOException {
        long synced = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            assertTrue(line.startsWith("synced "), line);
            synced = Long.parseLong(line.substring("synced ".length()));
            if (synced >= scans) {
                break;
            }
        }
        return synced;
    }
}
