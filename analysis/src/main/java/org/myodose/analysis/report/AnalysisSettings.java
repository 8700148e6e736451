package org.myodose.analysis.report;

import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;

/**
 * How a recording is to be analysed. Immutable.
 *
 * @param band for the time in band; null for that of its prescription
 * @param filter what the forces go through
 * @param layouts from where sensors sat as recorded to where they shall be taken to have sat
 * @param devices which devices, by their numbers
 * @param eachSite whether to look for the holds of every zone by itself, too
 * @param prescription what was to be given; null for what the recording says
 */
public record AnalysisSettings(
        @Nullable WantedBand band,
        FilterChoice filter,
        UnaryOperator<Layouts> layouts,
        IntPredicate devices,
        boolean eachSite,
        @Nullable Prescription prescription) {

    public AnalysisSettings {
        if (eachSite && filter.zeroPhase()) {
            throw new IllegalArgumentException(
                    "Zones by themselves are filtered as live only: leave out either --sites or --zero-phase.");
        }
    }

    /** By the prescription that the recording was made with, and a band in the recording's unit. */
    public AnalysisSettings(
            @Nullable ForceBand band,
            FilterChoice filter,
            UnaryOperator<Layouts> layouts,
            IntPredicate devices,
            boolean eachSite) {
        this(WantedBand.inUnitOfForces(band), filter, layouts, devices, eachSite, null);
    }

    /** Every device as it was live. */
    public static final AnalysisSettings AS_LIVE =
            new AnalysisSettings(null, FilterChoice.AS_LIVE, UnaryOperator.identity(), device -> true, false);
}
