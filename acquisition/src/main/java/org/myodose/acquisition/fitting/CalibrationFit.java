package org.myodose.acquisition.fitting;

import java.util.List;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;

/**
 * What the readings of one sensor came to. Immutable.
 *
 * @param readings all of them, also those outside the limits
 * @param curve the one chosen
 * @param limits counts between which it holds
 * @param figures how good it is
 * @param candidates every model that was tried, the simplest first
 * @param explanation why this one, in a sentence or two
 * @param massesKilograms of the loads that the sensor answered to, rising
 */
public record CalibrationFit(
        List<LoadReading> readings,
        ForceCurve curve,
        CountLimits limits,
        FitFigures figures,
        List<Candidate> candidates,
        String explanation,
        List<Double> massesKilograms) {

    public CalibrationFit {
        readings = List.copyOf(readings);
        candidates = List.copyOf(candidates);
        massesKilograms = List.copyOf(massesKilograms);
    }

    /** The chosen curve's model in words, as the candidates name it. */
    public String model() {
        return candidates.stream()
                .filter(candidate -> candidate.curve().filter(curve::equals).isPresent())
                .map(Candidate::model)
                .findFirst()
                .orElseGet(curve::model);
    }

    /** By how much the curve misses a reading, in newtons. */
    public double residualNewtons(LoadReading reading) {
        return curve.forceAt(reading.counts()) - reading.newtons();
    }

    /** Whether a reading was fitted: it lies outside the dead zone and the saturation. */
    public boolean isFitted(LoadReading reading) {
        boolean unloaded = reading.massKilograms() == 0;
        return massesKilograms.contains(reading.massKilograms())
                && (unloaded || !limits.deadZone().contains((int) Math.floor(reading.counts())));
    }
}
