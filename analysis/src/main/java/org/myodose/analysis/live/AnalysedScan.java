package org.myodose.analysis.live;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Guidance;

/**
 * The present state of the analysis, and the scan that brought it there. One mutable object, written and read on the
 * acquisition thread only; copy what must outlive a call. Reading it allocates nothing, except {@link #dose}.
 */
public final class AnalysedScan {

    private final LiveAnalysis analysis;

    @Nullable
    ForceSample sample;

    AnalysedScan(LiveAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The sample that caused this; null before the first one. Its arrays are the hot path's own. */
    public @Nullable ForceSample sample() {
        return sample;
    }

    /** Change of force per second, in the force unit; 0 while nothing presses. */
    public double loadingRate() {
        return analysis.detector().slopePerSecond();
    }

    /** Phase, times and hints; a live object with the same rule as this one. */
    public Guidance guidance() {
        return analysis.guidance();
    }

    /** A snapshot of the dose so far; allocates, so ask only when something changed. */
    public Dose dose() {
        return analysis.dose();
    }
}
