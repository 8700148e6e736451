package org.myodose.dashboard.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Room and speed of the folder for recordings: appends as much as 64 channels at 1 kHz make in 100 ms, forces it to the disk,
 * and again, for a second at most. Its file is deleted; where the folder may not be written, nothing is left.
 */
record DiskCheck(Path folder, LongSupplier nanoClock) implements Check {

    private static final String SPACE = "disk space";
    private static final String SPEED = "disk speed";
    private static final int APPEND_BYTES = 30_000;
    private static final int MOST_APPENDS = 100;
    private static final long MOST_NS = 1_000_000_000L;
    private static final long GIGABYTE = 1_000_000_000L;

    @Override
    public List<Finding> look(Machine machine) {
        try {
            long usable = Files.getFileStore(folder).getUsableSpace();
            return List.of(space(usable), speed(millisPerAppend()));
        } catch (IOException failure) {
            return List.of(Finding.problem(
                    SPEED,
                    "Nothing can be recorded in " + folder + " ("
                            + failure.getClass().getSimpleName() + ").",
                    Files.isDirectory(folder)
                            ? "ls -ld '" + folder + "'; df -h '" + folder + "'"
                            : "mkdir -p '" + folder + "'",
                    "folderClosed",
                    Map.of(
                            "folder",
                            folder.toString(),
                            "failure",
                            failure.getClass().getSimpleName())));
        }
    }

    /** Raw counts and times of 64 channels at 1 kHz come to about 1 GB an hour. */
    Finding space(long usableBytes) {
        String seen = String.format(
                Locale.ROOT,
                "%.1f GB are free in %s; 64 channels at 1 kHz fill 1 GB an hour.",
                (double) usableBytes / GIGABYTE,
                folder);
        String mend = "df -h '" + folder + "'";
        Map<String, Object> figures = Map.of("gigabytes", (double) usableBytes / GIGABYTE, "folder", folder.toString());
        if (usableBytes < GIGABYTE / 10) {
            return Finding.problem(SPACE, seen, mend, "diskSpace", figures);
        }
        return usableBytes < 2 * GIGABYTE
                ? Finding.advice(SPACE, seen, mend, "diskSpace", figures)
                : Finding.good(SPACE, seen, "diskSpace", figures);
    }

    /** Recordings are forced to the disk once a second: from a fifth of that on, a busy moment may cost scans. */
    static Finding speed(double[] millisPerAppend) {
        double[] sorted = millisPerAppend.clone();
        Arrays.sort(sorted);
        double worst = sorted[sorted.length - 1];
        Map<String, Object> figures =
                Map.of("medianMillis", sorted[sorted.length / 2], "worstMillis", worst, "times", sorted.length);
        String seen = String.format(
                Locale.ROOT,
                "Appending and forcing 30 kB takes %.1f ms, at worst %.1f ms of %d times.",
                sorted[sorted.length / 2],
                worst,
                sorted.length);
        return worst > 200
                ? Finding.advice(
                        SPEED,
                        seen + " Record to a faster disk.",
                        "./myodose doctor --folder ANOTHER",
                        "diskSlow",
                        figures)
                : Finding.good(SPEED, seen, "diskSpeed", figures);
    }

    private double[] millisPerAppend() throws IOException {
        Path file = Files.createTempFile(folder, "myodose-doctor", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(APPEND_BYTES);
            double[] millis = new double[MOST_APPENDS];
            long start = nanoClock.getAsLong();
            int count = 0;
            for (long now = start; count == 0 || (count < MOST_APPENDS && now - start < MOST_NS); count++) {
                channel.write(bytes.clear());
                channel.force(false);
                long after = nanoClock.getAsLong();
                millis[count] = (after - now) / 1e6;
                now = after;
            }
            return Arrays.copyOf(millis, count);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
