package org.myodose.acquisition.calibration;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceCurve;
import org.myodose.device.ForceUnit;

/**
 * Applies a {@link SignalScaling} scan by scan, and holds the zeros that tares have set. Not thread-safe; scaling allocates
 * nothing.
 */
public final class CountScaler {

    private static final ForceCurve.Linear IDENTITY = new ForceCurve.Linear(1, 1, 0);

    private final SignalScaling scaling;
    private final double[] forceSpans;
    private final double[] countSpans;
    private final double[] offsets;
    private final CountCurve[] curves;
    private final double[] zeros;
    private final double[] zerosBefore;

    public CountScaler(SignalScaling scaling) {
        this.scaling = scaling;
        List<ChannelScaling> channels = scaling.channels();
        List<ForceCurve.Linear> lines =
                channels.stream().map(CountScaler::lineOf).toList();
        forceSpans = lines.stream().mapToDouble(ForceCurve.Linear::forceSpan).toArray();
        countSpans = lines.stream().mapToDouble(ForceCurve.Linear::countSpan).toArray();
        offsets = lines.stream().mapToDouble(ForceCurve.Linear::offset).toArray();
        curves = CountCurve.ofAllButLines(channels);
        zeros = channels.stream().mapToDouble(ChannelScaling::zero).toArray();
        zerosBefore = zeros.clone();
    }

    private static ForceCurve.Linear lineOf(ChannelScaling channel) {
        return channel.curve() instanceof ForceCurve.Linear line ? line : IDENTITY;
    }

    public ForceUnit unit() {
        return scaling.unit();
    }

    public int channelCount() {
        return zeros.length;
    }

    /** Writes each channel's force and returns their sum, added in the order of the channels. */
    public double apply(int[] rawCounts, double[] forces) {
        toForces(rawCounts, forces);
        return subtractZeros(forces);
    }

    /** Writes each channel's force before its zero. */
    public void toForces(int[] rawCounts, double[] forces) {
        for (int channel = 0; channel < zeros.length; channel++) {
            forces[channel] = rawCounts[channel] * forceSpans[channel] / countSpans[channel] + offsets[channel];
        }
        for (CountCurve curve : curves) {
            forces[curve.channel()] = curve.forceAt(rawCounts[curve.channel()]);
        }
    }

    /** Takes the zeros off and returns the sum of the forces, added in the order of the channels. */
    public double subtractZeros(double[] forces) {
        for (int channel = 0; channel < zeros.length; channel++) {
            forces[channel] -= zeros[channel];
        }
        // A loop of its own, so that the one above can work on several channels at once.
        double total = 0;
        for (int channel = 0; channel < zeros.length; channel++) {
            total += forces[channel];
        }
        return total;
    }

    /** Moves each channel's zero by {@code forces}, so that just these forces read 0 from now on. */
    void moveZeros(double[] forces) {
        System.arraycopy(zeros, 0, zerosBefore, 0, zeros.length);
        for (int channel = 0; channel < zeros.length; channel++) {
            zeros[channel] += forces[channel];
        }
    }

    /** Goes back to the zeros before they were last moved. */
    void restoreZeros() {
        System.arraycopy(zerosBefore, 0, zeros, 0, zeros.length);
    }

    /** Takes over the zeros of the same sensors, which a new rate or a reconnection does not change. */
    public void keepZerosOf(CountScaler other) {
        System.arraycopy(other.zeros, 0, zeros, 0, zeros.length);
        System.arraycopy(other.zerosBefore, 0, zerosBefore, 0, zeros.length);
    }

    /** Takes over the zeros in force as if they had been so from the beginning. */
    public void beginWithZerosOf(CountScaler other) {
        System.arraycopy(other.zeros, 0, zeros, 0, zeros.length);
        System.arraycopy(other.zeros, 0, zerosBefore, 0, zerosBefore.length);
    }

    /** The scalings in force, zeros included. */
    public List<ChannelScaling> scalings() {
        List<ChannelScaling> scalings = new ArrayList<>();
        for (int channel = 0; channel < zeros.length; channel++) {
            scalings.add(scaling.channels().get(channel).withZero(zeros[channel]));
        }
        return List.copyOf(scalings);
    }
}
