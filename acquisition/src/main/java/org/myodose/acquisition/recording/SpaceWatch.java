package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Warns before a disk is full, by what a recording takes a second and what the disk has left. Recorder thread. */
final class SpaceWatch {

    /** Below this nothing is begun: about a minute of the widest device at its highest rate. */
    private static final long LEAST_BYTES = 20_000_000;

    private static final long LOOK_EVERY_NS = 10_000_000_000L;
    private static final double LAST_WARNING = 1.0 / 6;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Path file;
    private final DiskSpace space;
    private final RecordingListener listener;
    private final double warnSeconds;

    /** Seconds left at which the next alarm is due: early, then once more, then never. */
    private double nextAlarmSeconds;

    private boolean looked;
    private long lookedNs;
    private double lookedBytesPerSecond;
    private boolean blind;

    SpaceWatch(Path file, RecordingSettings settings, RecordingListener listener) {
        this.file = file;
        this.space = settings.diskSpace();
        this.listener = listener;
        this.warnSeconds = seconds(settings.warnBefore());
        this.nextAlarmSeconds = warnSeconds;
    }

    /**
     * Refuses a disk that is about to be full.
     *
     * @param file exists already, and is still empty
     */
    static void requireRoom(Path file, DiskSpace space) throws IOException, RecordingException {
        long usable = space.usableBytes(file);
        if (usable < LEAST_BYTES) {
            throw new RecordingException(String.format(
                    Locale.ROOT,
                    "%s is not begun because the disk is full but for %.1f MB: free some space, or choose another folder.",
                    file,
                    usable / BYTES_PER_MEGABYTE));
        }
    }

    /** Looks from time to time, and at once when a device makes the recording grow faster. */
    void look(long nowNs, double bytesPerSecond) {
        boolean due = !looked || nowNs - lookedNs >= LOOK_EVERY_NS || bytesPerSecond != lookedBytesPerSecond;
        if (!due || bytesPerSecond == 0) {
            return;
        }
        looked = true;
        lookedNs = nowNs;
        lookedBytesPerSecond = bytesPerSecond;
        try {
            judge(space.usableBytes(file) / bytesPerSecond);
        } catch (IOException e) {
            tellBlind(e);
        }
    }

    private void judge(double secondsLeft) {
        if (secondsLeft > 2 * warnSeconds) {
            nextAlarmSeconds = warnSeconds;
        } else if (secondsLeft <= nextAlarmSeconds) {
            nextAlarmSeconds = secondsLeft <= warnSeconds * LAST_WARNING ? -1 : warnSeconds * LAST_WARNING;
            listener.onAlarm("The disk has room for about " + Math.round(secondsLeft / 60) + " min more of " + file
                    + ": free some space, or end this recording and begin another elsewhere.");
        }
    }

    private void tellBlind(IOException cause) {
        if (!blind) {
            blind = true;
            listener.onAlarm("How much room the disk of " + file + " has left cannot be told (" + cause.getMessage()
                    + "): look now and then.");
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
