package org.myodose.acquisition.filter;

import java.util.Arrays;
import org.myodose.acquisition.FilterProfile;

/**
 * A profile without delay, for a force that is known from its beginning to its end: the median centred on its scan, the
 * low-pass run forwards and then backwards. It acts twice, so at its corner it leaves half the amplitude, and its steepness
 * is doubled.
 *
 * <p>The edges are continued by odd reflection as in SciPy's {@code sosfiltfilt} (as long, where the force is long enough);
 * missing scans are bridged by straight lines, as live. Immutable; thread-safe.
 */
public final class ZeroPhaseFilter {

    private final FilterProfile profile;
    private final long rateMilliHertz;

    public ZeroPhaseFilter(FilterProfile profile, long rateMilliHertz) {
        this.profile = profile;
        this.rateMilliHertz = rateMilliHertz;
    }

    /** The filter in words, for a report. */
    public String description() {
        return FilterWords.zeroPhase(profile, rateMilliHertz);
    }

    /**
     * Filters a stretch without gaps.
     *
     * @param forces by scan, every one finite
     * @param timesMicros of the scans, rising
     * @return by scan, as many
     */
    public double[] filter(double[] forces, long[] timesMicros) {
        if (!profile.hasRoomAt(rateMilliHertz) || forces.length == 0) {
            return forces.clone();
        }
        double[] guarded = centredMedian(forces);
        int[] places = places(timesMicros);
        double[] even = evenlySpaced(guarded, places);
        double[] smooth = forwardAndBackward(even);
        double[] filtered = new double[forces.length];
        Arrays.setAll(filtered, scan -> smooth[places[scan]]);
        return filtered;
    }

    /** The live guard, read as many scans later as it delays; the last value stands for what would follow. */
    private double[] centredMedian(double[] forces) {
        SpikeGuard guard = new SpikeGuard(profile.medianWidth(), 1);
        double[] scan = {forces[0]};
        guard.settle(scan);
        int delay = guard.delayScans();
        double[] medians = new double[forces.length];
        for (int i = 0; i < forces.length + delay; i++) {
            scan[0] = forces[Math.min(i, forces.length - 1)];
            guard.apply(scan);
            medians[Math.max(0, i - delay)] = scan[0];
        }
        return medians;
    }

    /** Where each scan stands on a grid of whole periods. */
    private int[] places(long[] timesMicros) {
        ElapsedPeriods elapsed = new ElapsedPeriods(rateMilliHertz, 0);
        elapsed.settle(timesMicros[0]);
        int[] places = new int[timesMicros.length];
        for (int scan = 1; scan < places.length; scan++) {
            int periods = elapsed.next(timesMicros[scan]);
            places[scan] = places[scan - 1] + (profile.bridgesLosses() ? periods : 1);
        }
        return places;
    }

    private static double[] evenlySpaced(double[] values, int[] places) {
        double[] even = new double[places[places.length - 1] + 1];
        even[0] = values[0];
        for (int scan = 1; scan < places.length; scan++) {
            int from = places[scan - 1];
            int periods = places[scan] - from;
            for (int period = 1; period <= periods; period++) {
                even[from + period] = values[scan - 1] + (values[scan] - values[scan - 1]) * period / periods;
            }
        }
        return even;
    }

    private double[] forwardAndBackward(double[] even) {
        Biquad[] sections = FilterBank.design(profile, rateMilliHertz).sections();
        double[] padded = oddPadding(even, Math.min(defaultPadding(), even.length - 1));
        run(sections, padded);
        reverse(padded);
        run(sections, padded);
        reverse(padded);
        int padding = (padded.length - even.length) / 2;
        return Arrays.copyOfRange(padded, padding, padding + even.length);
    }

    /** Three times the filter's order and one, as SciPy does. */
    private int defaultPadding() {
        return 3 * (profile.order() + 1);
    }

    /** Continues both ends by turning the curve about its end points. */
    private static double[] oddPadding(double[] values, int padding) {
        double[] padded = new double[values.length + 2 * padding];
        int last = values.length - 1;
        System.arraycopy(values, 0, padded, padding, values.length);
        for (int i = 1; i <= padding; i++) {
            padded[padding - i] = 2 * values[0] - values[i];
            padded[padding + last + i] = 2 * values[last] - values[last - i];
        }
        return padded;
    }

    private static void run(Biquad[] sections, double[] values) {
        LowPassBank lowPass = new LowPassBank(sections, 1);
        double[] scan = {values[0]};
        lowPass.settle(scan);
        for (int i = 0; i < values.length; i++) {
            scan[0] = values[i];
            lowPass.apply(scan);
            values[i] = scan[0];
        }
    }

    private static void reverse(double[] values) {
        for (int low = 0, high = values.length - 1; low < high; low++, high--) {
            double kept = values[low];
            values[low] = values[high];
            values[high] = kept;
        }
    }
}
