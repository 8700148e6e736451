package org.myodose.dashboard.classroom.trainer;

import java.util.Optional;

/**
 * How far a station's wall clock is from ours: the smallest of arrival less sending over the last messages, for the network only
 * ever adds. Guarded by its owner.
 */
final class ClockOffset {

    private static final int WINDOW = 50;
    private static final long TOLD_MILLIS = 2_000;

    private long current = Long.MAX_VALUE;
    private long previous = Long.MAX_VALUE;
    private int counted;
    private long remembered;

    /** What was known of it before this program began; 0 where nothing was. */
    void remember(long millis) {
        remembered = millis == 0 ? remembered : millis;
    }

    void add(long sentAtMillis, long arrivedMillis) {
        current = Math.min(current, arrivedMillis - sentAtMillis);
        if (++counted == WINDOW) {
            previous = current;
            current = Long.MAX_VALUE;
            counted = 0;
        }
    }

    /** What is to be added to the station's times to make them ours; 0 while nothing is known or remembered. */
    long millis() {
        long least = Math.min(current, previous);
        return least == Long.MAX_VALUE ? remembered : least;
    }

    /** Where it matters to people. */
    Optional<Remark> remark() {
        long millis = millis();
        return Math.abs(millis) < TOLD_MILLIS
                ? Optional.empty()
                : Optional.of(remark(Math.abs(millis) / 1000, millis > 0));
    }

    private static Remark remark(long seconds, boolean behind) {
        return new Remark(
                behind ? "clockBehind" : "clockAhead",
                Long.toString(seconds),
                "Its clock is " + seconds + " s " + (behind ? "behind" : "ahead of")
                        + " this computer's; times in the report are put right.");
    }
}
