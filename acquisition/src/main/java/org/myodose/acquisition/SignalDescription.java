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
 * @param scalings from counts to force, by channel; empty where nobody told
 */
public record SignalDescription(
        ForceUnit forceUnit,
        long rateMilliHertz,
        double filterDelaySeconds,
        String filter,
        List<ChannelScaling> scalings) {

    public SignalDescription {
        scalings = List.copyOf(scalings);
    }

    /** A signal whose scalings are not known, such as one read from a table of forces. */
    public SignalDescription(ForceUnit forceUnit, long rateMilliHertz, double filterDelaySeconds, String filter) {
        this(forceUnit, rateMilliHertz, filterDelaySeconds, filter, List.of());
    }
}
