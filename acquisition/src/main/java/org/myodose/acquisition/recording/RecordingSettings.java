package org.myodose.acquisition.recording;

import java.time.Duration;

/**
 * How a recording is kept.
 *
 * @param syncInterval longest time between two syncs, which a crash may cost; 10 ms to 1 s
 * @param warnBefore how long before the disk is full an alarm is due
 * @param diskSpace tells how much room is left
 */
public record RecordingSettings(Duration syncInterval, Duration warnBefore, DiskSpace diskSpace) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

    /** A sync each 100 ms, an alarm half an hour before the disk is full. */
    public static final RecordingSettings USUAL =
            new RecordingSettings(Duration.ofMillis(100), Duration.ofMinutes(30), DiskSpace.REAL);

    public RecordingSettings {
        if (syncInterval.compareTo(SHORTEST_INTERVAL) < 0 || syncInterval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("A recording is synced every 0.01 to 1 s, not every "
                    + syncInterval.toMillis() / 1000.0 + " s: give a time in between.");
        }
    }

    /** The same with another sync interval. */
    public RecordingSettings withSyncInterval(Duration interval) {
        return new RecordingSettings(interval, warnBefore, diskSpace);
    }
}
