package org.myodose.analysis.report;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.device.ForceUnit;

/**
 * The band of force that whoever analyses asks the time in of. Immutable.
 *
 * @param edges low and high
 * @param newtons whether they are newtons; else they are in the unit of the forces, whatever that is
 */
public record WantedBand(ForceBand edges, boolean newtons) {

    /** In the unit of the forces; null for none. */
    public static @Nullable WantedBand inUnitOfForces(@Nullable ForceBand band) {
        return band == null ? null : new WantedBand(band, false);
    }

    /** In newtons, whatever unit the forces are in; null for none. */
    public static @Nullable WantedBand inNewtons(@Nullable ForceBand band) {
        return band == null ? null : new WantedBand(band, true);
    }

    /**
     * The same band in that unit.
     *
     * @throws IllegalArgumentException when it is in newtons and the unit has none, with a sentence for the user
     */
    public ForceBand in(ForceUnit unit) {
        if (!newtons) {
            return edges;
        }
        if (!unit.isForce()) {
            throw new IllegalArgumentException(
                    "These forces are counts, and nobody knows how many of them are a newton, so"
                            + " no band in newtons can be held against them: leave the band out, or record with a calibration.");
        }
        return new ForceBand(edges.low() / unit.newtonsPerUnit(), edges.high() / unit.newtonsPerUnit());
    }

    /** The same band in newtons; null where the forces are counts. */
    public @Nullable ForceBand toNewtons(ForceUnit unit) {
        if (newtons) {
            return edges;
        }
        return unit.isForce()
                ? new ForceBand(edges.low() * unit.newtonsPerUnit(), edges.high() * unit.newtonsPerUnit())
                : null;
    }
}
