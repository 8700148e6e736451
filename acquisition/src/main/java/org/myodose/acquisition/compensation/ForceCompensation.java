package org.myodose.acquisition.compensation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.ChannelDescription;

/**
 * Compensates one device's forces for creep, and says how far each can be trusted. Channels whose certificate has creep figures
 * are compensated; all others pass as they are, to the last bit.
 *
 * <p>To be called scan by scan, between the curve that makes counts a force and the zero. Not thread-safe; allocates nothing after
 * construction.
 */
public final class ForceCompensation {

    private final int[] creeping;
    private final double[] readings;
    private final CreepCompensator compensator;
    private final ForceUncertainty uncertainty;

    /**
     * A compensation for a device of these channels.
     *
     * @throws org.myodose.acquisition.calibration.CalibrationException when a channel's creep cannot be compensated
     */
    public ForceCompensation(List<ChannelDescription> channels, List<ChannelScaling> scalings) {
        List<ErrorBudget> budgets = IntStream.range(0, scalings.size())
                .mapToObj(channel -> ErrorBudget.of(channels.get(channel).kind(), scalings.get(channel)))
                .toList();
        creeping = IntStream.range(0, budgets.size())
                .filter(channel -> budgets.get(channel).creep().isPresent())
                .toArray();
        readings = new double[creeping.length];
        compensator = new CreepCompensator(Arrays.stream(creeping)
                .mapToObj(channel -> budgets.get(channel).creep().orElseThrow())
                .toArray(CreepFigures[]::new));
        uncertainty = new ForceUncertainty(budgets, creeping);
    }

    /** What was on the sensors up to the next scan is not known. */
    public void interrupt() {
        compensator.interrupt();
    }

    /** Takes the creep out of {@link ForceSample#forces} and writes the uncertainties, the total's too. */
    public void apply(ForceSample sample) {
        if (creeping.length > 0) {
            compensate(sample.forces, sample.timeMicros);
        }
        sample.totalUncertainty = uncertainty.estimate(compensator, sample.channelFlags, sample.forceUncertainties);
    }

    private void compensate(double[] forces, long timeMicros) {
        for (int sensor = 0; sensor < creeping.length; sensor++) {
            readings[sensor] = forces[creeping[sensor]];
        }
        compensator.apply(readings, timeMicros);
        for (int sensor = 0; sensor < creeping.length; sensor++) {
            forces[creeping[sensor]] = readings[sensor];
        }
    }

    /** The same sensors go on creeping, whatever their new rate; those of which others are calibrated begin anew. */
    public void keepHistoryOf(ForceCompensation other) {
        if (Arrays.equals(creeping, other.creeping)) {
            compensator.keepHistoryOf(other.compensator);
        }
    }
}
