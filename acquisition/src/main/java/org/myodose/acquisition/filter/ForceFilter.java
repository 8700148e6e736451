package org.myodose.acquisition.filter;

import java.util.Locale;

/**
 * The filter of the total force: median of three, then a causal 2nd-order Butterworth low-pass at 10 Hz. Below 40 scans a
 * second both are bypassed: the low-pass would come too near to half the rate, and the median would delay by 25 ms or more.
 *
 * <p>Only the total is filtered. Holds are detected on it, a linear filter of the sum is the sum of the filtered channels,
 * and the channels stay as measured for whoever wants another filter.
 *
 * <p>Not thread-safe; allocates nothing per value.
 */
public final class ForceFilter {

    private static final double CORNER_HZ = 10;
    private static final long LEAST_RATE_MILLI_HERTZ = 40_000;

    private final SpikeGuard spikeGuard = new SpikeGuard();
    private final ButterworthLowPass lowPass;
    private final boolean bypassed;
    private final double rateHz;
    private boolean settled;

    public ForceFilter(long rateMilliHertz) {
        bypassed = rateMilliHertz < LEAST_RATE_MILLI_HERTZ;
        rateHz = rateMilliHertz / 1000.0;
        lowPass = new ButterworthLowPass(CORNER_HZ, bypassed ? LEAST_RATE_MILLI_HERTZ / 1000.0 : rateHz);
    }

    /** Filters the next value. The first one after a {@link #reset} comes out as it is: no start-up transient. */
    public double apply(double value) {
        if (bypassed) {
            return value;
        }
        if (!settled) {
            spikeGuard.settle(value);
            lowPass.settle(value);
            settled = true;
            return value;
        }
        return lowPass.apply(spikeGuard.apply(value));
    }

    /** Forgets everything: what follows has nothing to do with what went before. */
    public void reset() {
        settled = false;
    }

    /** By how much slow changes come out late: one sample for the median, and the low-pass's group delay at 0 Hz. */
    public double delaySeconds() {
        return bypassed ? 0 : (1 + lowPass.delaySamples()) / rateHz;
    }

    /** The filter in words, for a recording's provenance. */
    public String description() {
        if (bypassed) {
            return String.format(Locale.ROOT, "none, for at %s scans a second a 10 Hz low-pass has no room", rateHz);
        }
        return String.format(
                Locale.ROOT,
                "median of 3, then causal 2nd-order Butterworth low-pass at 10 Hz; delay %.1f ms",
                delaySeconds() * 1000);
    }
}
