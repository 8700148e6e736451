package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bits flipped and files cut anywhere: no crash, every scan of an undamaged group is read, no other, and the damage is told.
 */
class RecordingDamageTest {

    private static final boolean SOAK = Boolean.getBoolean("myodose.soak");
    private static final int FLIPPED_FILES = SOAK ? 10_000 : 300;
    private static final int CUT_STEP = SOAK ? 1 : 37;
    private static final int CHANNELS = 4;
    private static final int SCANS = 60;
    private static final int SCANS_PER_GROUP = 6;

    /** Groups: the file's header, the device with its first scans, further scans, the end. */
    private static final int FIRST_SCANS = 1;

    @TempDir
    private Path folder;

    private byte[] whole = {};
    private List<Long> groupEnds = List.of();

    @BeforeEach
    void record() throws Exception {
        Path file = folder.resolve("whole.xdf");
        Sessions.record(file, SCANS, SCANS_PER_GROUP, CHANNELS);
        whole = Files.readAllBytes(file);
        groupEnds = Sessions.groupEnds(file);
    }

    @Test
    void flippedBitsCostTheirGroupsOnlyAndAreAlwaysTold() throws Exception {
        Random random = new Random(13);
        Path file = folder.resolve("flipped.xdf");
        long flips = 0;
        long scans = 0;
        for (int round = 0; round < FLIPPED_FILES; round++) {
            Set<Integer> bits = new TreeSet<>();
            for (int flip = 1 + random.nextInt(6); flip > 0; flip--) {
                bits.add(random.nextInt(8 * whole.length));
            }
            byte[] copy = whole.clone();
            bits.forEach(bit -> copy[bit / 8] ^= (byte) (1 << bit % 8));
            Files.write(file, copy);

            Sessions.Read read = Sessions.read(file);

            assertEquals(undamaged(bits), read.told().scans, () -> "flipped bits " + bits);
            assertFalse(read.integrity().whole(), () -> "flipped bits " + bits + " went unnoticed");
            flips += bits.size();
            scans += read.told().scans.size();
        }
        System.out.printf("%d files with %d flipped bits: %d scans read%n", FLIPPED_FILES, flips, scans);
    }

    /** Scans of the groups that no bit is in; none where the description is lost in both places. */
    private List<Sessions.KeptScan> undamaged(Set<Integer> bits) {
        Set<Integer> hit = new TreeSet<>();
        bits.forEach(bit ->
                hit.add((int) groupEnds.stream().filter(end -> end <= bit / 8).count()));
        List<Sessions.KeptScan> scans = new ArrayList<>();
        if (hit.contains(FIRST_SCANS) && hit.contains(groupEnds.size() - 1)) {
            return scans;
        }
        for (int group = FIRST_SCANS; group < groupEnds.size() - 1; group++) {
            if (!hit.contains(group)) {
                int first = (group - FIRST_SCANS) * SCANS_PER_GROUP;
                scans.addAll(Sessions.scans(SCANS, CHANNELS).subList(first, first + SCANS_PER_GROUP));
            }
        }
        return scans;
    }

    @Test
    void cutFilesAreSalvagedUpToTheirLastWholeGroup() throws Exception {
        Path cut = folder.resolve("cut.xdf");
        Path clean = folder.resolve("clean.xdf");
        int salvaged = 0;
        for (int length = 1; length < whole.length; length += CUT_STEP) {
            Files.write(cut, Arrays.copyOf(whole, length));
            try {
                Salvage.into(cut, clean);
            } catch (RecordingException nothing) {
                assertTrue(length < groupEnds.getFirst(), nothing::toString);
                continue;
            }
            Sessions.Read read = Sessions.read(clean);
            assertTrue(read.integrity().whole(), read.integrity()::statement);
            assertEquals(Sessions.read(cut).told().scans, read.told().scans);
            Files.delete(clean);
            salvaged++;
        }
        System.out.printf("%d cut files salvaged%n", salvaged);
    }
}
