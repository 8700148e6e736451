package org.myodose.acquisition.filter;

import org.myodose.acquisition.FilterProfile;

/**
 * One {@link FilterProfile} over several channels side by side: spike guard, then low-pass. The total's {@link ForceFilter}
 * is the case of one channel.
 *
 * <p>The first scan after a {@link #reset} comes out as it is, settled on it: no start-up transient on a loaded sensor. Where
 * scans are missing, the force is taken to have moved straight across them, so that the low-pass stays true to time; nothing
 * comes out for a missing scan. A value that is not finite comes out as it is and leaves no trace.
 *
 * <p>Not thread-safe; allocates nothing per scan.
 */
public final class FilterBank {

    private final boolean bypassed;
    private final boolean bridgesLosses;
    private final SpikeGuard guard;
    private final LowPassBank lowPass;
    private final ElapsedPeriods elapsed;
    private final double delaySeconds;
    private final double[] lastFinite;
    private final double[] lastGuarded;
    private final double[] bridge;
    private final double[] substituted;
    private boolean settled;

    /** A bank of {@code channels} channels; where the profile has no room at that rate, everything passes untouched. */
    public FilterBank(FilterProfile profile, long rateMilliHertz, int channels) {
        bypassed = !profile.hasRoomAt(rateMilliHertz);
        bridgesLosses = profile.bridgesLosses();
        guard = new SpikeGuard(profile.medianWidth(), channels);
        Butterworth design = design(profile, rateMilliHertz);
        lowPass = new LowPassBank(design.sections(), channels);
        elapsed = new ElapsedPeriods(rateMilliHertz, guard.delayScans());
        delaySeconds = bypassed ? 0 : (guard.delayScans() + design.delaySamples()) / (rateMilliHertz / 1000.0);
        lastFinite = new double[channels];
        lastGuarded = new double[channels];
        bridge = new double[channels];
        substituted = new double[channels];
    }

    /** The profile's low-pass, with no sections where it has no room. */
    static Butterworth design(FilterProfile profile, long rateMilliHertz) {
        int order = profile.hasRoomAt(rateMilliHertz) ? profile.order() : 0;
        return new Butterworth(order, profile.cornerHz(), rateMilliHertz / 1000.0);
    }

    /** By how much slow changes come out late: half the median's width, and the low-pass's group delay at 0 Hz. */
    public double delaySeconds() {
        return delaySeconds;
    }

    /**
     * Filters one scan in place.
     *
     * @param values one for each channel
     * @param timeMicros of the scan by the device's clock, later than the one before
     */
    public void apply(double[] values, long timeMicros) {
        if (bypassed) {
            return;
        }
        if (allFinite(values)) {
            keep(values, lastFinite);
            settleOrFilter(values, timeMicros);
        } else if (settled) {
            applyBesideBroken(values, timeMicros);
        }
    }

    /** Forgets everything: what follows has nothing to do with what went before. */
    public void reset() {
        settled = false;
    }

    private void settleOrFilter(double[] values, long timeMicros) {
        if (settled) {
            filter(values, timeMicros);
        } else {
            guard.settle(values);
            lowPass.settle(values);
            elapsed.settle(timeMicros);
            keep(values, lastGuarded);
            settled = true;
        }
    }

    private void filter(double[] values, long timeMicros) {
        guard.apply(values);
        int periods = bridgesLosses ? elapsed.next(timeMicros) : 1;
        for (int period = 1; period < periods; period++) {
            bridge(values, (double) period / periods);
        }
        keep(values, lastGuarded);
        lowPass.apply(values);
    }

    private void bridge(double[] values, double share) {
        for (int channel = 0; channel < bridge.length; channel++) {
            bridge[channel] = lastGuarded[channel] + (values[channel] - lastGuarded[channel]) * share;
        }
        lowPass.apply(bridge);
    }

    /** In the place of a broken value the filter sees the channel's last good one, and its listeners the broken one. */
    private void applyBesideBroken(double[] values, long timeMicros) {
        for (int channel = 0; channel < lastFinite.length; channel++) {
            lastFinite[channel] = Double.isFinite(values[channel]) ? values[channel] : lastFinite[channel];
        }
        keep(lastFinite, substituted);
        filter(substituted, timeMicros);
        for (int channel = 0; channel < lastFinite.length; channel++) {
            values[channel] = Double.isFinite(values[channel]) ? substituted[channel] : values[channel];
        }
    }

    /** Zero times anything finite is zero, and otherwise NaN: one pass without a branch. */
    private boolean allFinite(double[] values) {
        double sum = 0;
        for (int channel = 0; channel < lastFinite.length; channel++) {
            sum += values[channel] * 0;
        }
        return sum == 0;
    }

    private static void keep(double[] values, double[] into) {
        System.arraycopy(values, 0, into, 0, into.length);
    }
}
