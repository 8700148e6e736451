package org.myodose.acquisition.clock;

/**
 * When to send PINGs: ten a second for the first hundred, then one a second; where three in a row find no answer, each
 * further one waits twice as long, up to a minute.
 *
 * <p>The intervals vary by up to 16 ms, evenly spread: a serial adapter that hands on what it has every 16 ms would else let
 * all replies wait for the same time. Not thread-safe; no clock of its own, so that it can be tested.
 */
public final class PingPace {

    private static final int QUICK_PINGS = 100;
    private static final long QUICK_NS = 100_000_000;
    private static final long STEADY_NS = 1_000_000_000;
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int PATIENCE = 3;

    /** Latency timer of common serial adapters as delivered. */
    private static final double SPREAD_NS = 16e6;

    /** Multiples of the golden ratio leave the most even gaps, however many there are. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private int sent;
    private int unanswered;

    /** A reply came. */
    public void answered() {
        unanswered = 0;
    }

    /** A PING was just sent, or could not be: how long to wait until the next. */
    public long nextNs() {
        sent++;
        unanswered++;
        long pause = sent < QUICK_PINGS ? QUICK_NS : STEADY_NS;
        if (unanswered > PATIENCE) {
            pause = Math.min(STEADY_NS << Math.min(unanswered - PATIENCE, 6), LONGEST_NS);
        }
        double phase = sent * GOLDEN_RATIO;
        return pause + (long) (SPREAD_NS * (phase - Math.floor(phase)));
    }
}
