package org.myodose.device.gpio.chip;

/** When to look whether a chip that sets its own pace is ready, and when to give up. Not thread-safe. */
final class ReadyWatch {

    /** Part of the period in which nobody looks; small enough that a chip wired for a much faster rate shows itself. */
    private static final double SURELY_CONVERTING = 0.5;

    private static final int LOOKS_PER_PERIOD = 50;
    private static final int PERIODS_UNTIL_LOST = 10;

    /** A busy computer may have looked away for longer than that itself. */
    private static final int LOOKS_UNTIL_LOST = LOOKS_PER_PERIOD;

    private final long periodNs;
    private long lastReadyNs;
    private long nextLookNs;
    private int looks;

    ReadyWatch(double nominalRateHz) {
        periodNs = (long) (1e9 / nominalRateHz);
    }

    void begin(long nowNs) {
        lastReadyNs = nowNs;
        looks = 0;
        nextLookNs = nowNs;
    }

    /** A conversion was ready and has been read. */
    void wasReady(long nowNs) {
        lastReadyNs = nowNs;
        looks = 0;
        nextLookNs = nowNs + (long) (periodNs * SURELY_CONVERTING);
    }

    void wasNotReady(long nowNs) {
        looks++;
        nextLookNs = nowNs + periodNs / LOOKS_PER_PERIOD;
    }

    /** Whether looking is worth its while. */
    boolean isDue(long nowNs) {
        return nowNs >= nextLookNs;
    }

    long nextLookNs() {
        return nextLookNs;
    }

    /** Whether nothing was ready for so long that nothing will be. */
    boolean isLost(long nowNs) {
        return looks > LOOKS_UNTIL_LOST && nowNs - lastReadyNs > PERIODS_UNTIL_LOST * periodNs;
    }
}
