package org.myodose.acquisition;

import java.util.List;
import org.myodose.device.ForceUnit;

/**
 * What the force figures of a device mean, and what was done to them.
 *
 * @param forceUnit unit of every force figure that follows
 * @param rateMilliHertz nominal scan rate
 * @param filterDelaySeconds by how much the filter delays the total force (of slow changes); 0 where it is bypassed
 * @param filter the filter in words, for provenance
 * @param filterProfile what was chosen; {@code filter} says what became of it at this rate
 * @param scalings from counts to force, by channel; empty where nobody told
 * @param layout where the sensors sit, and so what each figure is the force of; unknown where nobody told
 */
public record SignalDescription(
        ForceUnit forceUnit,
        long rateMilliHertz,
        double filterDelaySeconds,
        String filter,
        FilterProfile filterProfile,
        List<ChannelScaling> scalings,
        SensorLayout layout) {

    public SignalDescription {
        scalings = List.copyOf(scalings);
    }

    /** A signal under the default filter profile. */
    public SignalDescription(
            ForceUnit forceUnit,
            long rateMilliHertz,
            double filterDelaySeconds,
            String filter,
            List<ChannelScaling> scalings) {
        this(forceUnit, rateMilliHertz, filterDelaySeconds, filter, FilterProfile.HOLD, scalings, SensorLayout.UNKNOWN);
    }

    /** A signal whose scalings are not known, such as one read from a table of forces. */
    public SignalDescription(ForceUnit forceUnit, long rateMilliHertz, double filterDelaySeconds, String filter) {
        this(forceUnit, rateMilliHertz, filterDelaySeconds, filter, List.of());
    }

    /** The same signal with other scalings, such as after a tare. */
    public SignalDescription withScalings(List<ChannelScaling> others) {
        return new SignalDescription(
                forceUnit, rateMilliHertz, filterDelaySeconds, filter, filterProfile, others, layout);
    }

    /** The same signal, filtered in another way than live. */
    public SignalDescription withFilter(double otherDelaySeconds, String otherWords) {
        return new SignalDescription(
                forceUnit, rateMilliHertz, otherDelaySeconds, otherWords, filterProfile, scalings, layout);
    }
}
