package org.myodose.acquisition.filter;

import org.myodose.acquisition.FilterProfile;

/**
 * The filter of the total force, by a {@link FilterProfile}. Where the profile's low-pass has no room at the device's rate,
 * guard and low-pass are both bypassed: at 20 scans a second the median alone would delay by 50 ms.
 *
 * <p>Only the total is filtered. Holds are detected on it, a linear filter of the sum is the sum of the filtered channels,
 * and the channels stay as measured for whoever wants another filter.
 *
 * <p>Not thread-safe; allocates nothing per value.
 */
public final class ForceFilter {

    private final FilterProfile profile;
    private final FilterBank bank;
    private final long rateMilliHertz;
    private final double[] scan = new double[1];

    public ForceFilter(FilterProfile profile, long rateMilliHertz) {
        this.profile = profile;
        bank = new FilterBank(profile, rateMilliHertz, 1);
        this.rateMilliHertz = rateMilliHertz;
    }

    /** Filters the next value. The first one after a {@link #reset} comes out as it is: no start-up transient. */
    public double apply(double value, long timeMicros) {
        scan[0] = value;
        bank.apply(scan, timeMicros);
        return scan[0];
    }

    /** Forgets everything: what follows has nothing to do with what went before. */
    public void reset() {
        bank.reset();
    }

    /** By how much slow changes come out late: the median's scans, and the low-pass's group delay at 0 Hz. */
    public double delaySeconds() {
        return bank.delaySeconds();
    }

    /** The filter in words, for a recording's provenance. */
    public String description() {
        return FilterWords.live(profile, rateMilliHertz, delaySeconds());
    }
}
