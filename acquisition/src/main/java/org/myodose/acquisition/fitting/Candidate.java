package org.myodose.acquisition.fitting;

import java.util.Optional;
import org.myodose.acquisition.ForceCurve;

/**
 * One model as it fits the readings, whether it was chosen or not.
 *
 * @param model in words
 * @param curve fitted to all readings; empty where none was found
 * @param crossValidatedNewtons root of the mean squared error of loads left out, one at a time; NaN without a curve
 * @param crossValidatedVariance mean of these squared errors, N²
 * @param crossValidatedVarianceError standard error of that mean, N²
 * @param refusal why it cannot be used, in words; empty where it can
 */
public record Candidate(
        String model,
        Optional<ForceCurve> curve,
        double crossValidatedNewtons,
        double crossValidatedVariance,
        double crossValidatedVarianceError,
        String refusal) {

    static Candidate refused(CurveModel model, Optional<ForceCurve> curve, String reason) {
        return new Candidate(model.words(), curve, Double.NaN, Double.NaN, Double.NaN, reason);
    }

    public boolean isUsable() {
        return refusal.isEmpty();
    }
}
