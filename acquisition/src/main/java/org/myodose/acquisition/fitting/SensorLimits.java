package org.myodose.acquisition.fitting;

import java.util.List;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;

/**
 * Finds where a sensor does not answer. Dead are the counts that it reads without load, when known loads read the same or
 * when they lie on the converter's floor of 0, under which nothing could show. Saturated are the counts from the load on
 * after which none reads more. What is less than {@link #noiseCounts} apart is the same.
 */
final class SensorLimits {

    /** Design defaults: a count or two flicker in any converter; of the span, so much is no answer to a load. */
    private static final double LEAST_NOISE_COUNTS = 1.5;

    private static final double NOISE_OF_SPAN = 0.002;
    private static final double MARGIN_OF_SPAN = 0.01;
    private static final double SIGMAS = 3;

    private final LoadReadings readings;
    private final int sign;
    private final double noiseCounts;

    SensorLimits(LoadReadings readings) {
        this.readings = readings;
        sign = readings.isRising() ? 1 : -1;
        double repeatability = readings.repeatability(LoadReading::counts);
        noiseCounts = Math.max(
                Math.max(LEAST_NOISE_COUNTS, NOISE_OF_SPAN * readings.countSpan()),
                Double.isNaN(repeatability) ? 0 : SIGMAS * repeatability);
    }

    double noiseCounts() {
        return noiseCounts;
    }

    /** Readings under loads that the sensor can tell from their neighbours; the unloaded reading is one. */
    LoadReadings answering() {
        double saturation = saturationCounts();
        double firstSaturated = firstSaturatedMass();
        return readings.keep(reading -> reading.massKilograms() == 0
                || (!isDead(reading.counts())
                        && !(reading.massKilograms() > firstSaturated
                                && sign * reading.counts() >= sign * saturation)));
    }

    CountLimits limits() {
        LoadReadings answering = answering();
        double lowest =
                answering.all().stream().mapToDouble(LoadReading::counts).min().orElse(0);
        double highest =
                answering.all().stream().mapToDouble(LoadReading::counts).max().orElse(0);
        double margin = MARGIN_OF_SPAN * readings.countSpan();
        // An unloaded sensor flickers around its zero; below 0 a converter does not follow.
        if (sign > 0) {
            lowest = lowest >= 0 ? Math.max(0, lowest - margin) : lowest - margin;
        } else {
            highest += margin;
        }
        CountRange calibrated = new CountRange((int) Math.floor(lowest), (int) Math.ceil(highest));
        return new CountLimits(calibrated, deadZone(), saturated());
    }

    private boolean hasUnloaded() {
        return readings.masses().getFirst() == 0;
    }

    private boolean isDead(double counts) {
        return hasUnloaded() && sign * (counts - readings.meanCounts(0)) <= noiseCounts;
    }

    private CountRange deadZone() {
        boolean found = hasUnloaded()
                && (readings.meanCounts(0) == 0
                        || readings.all().stream()
                                .anyMatch(reading -> reading.massKilograms() > 0 && isDead(reading.counts())));
        if (!found) {
            return CountRange.NONE;
        }
        double edge = readings.meanCounts(0) + sign * noiseCounts;
        return sign > 0
                ? new CountRange(Integer.MIN_VALUE, (int) Math.floor(edge))
                : new CountRange((int) Math.ceil(edge), Integer.MAX_VALUE);
    }

    private CountRange saturated() {
        double counts = saturationCounts();
        if (Double.isNaN(counts)) {
            return CountRange.NONE;
        }
        return sign > 0
                ? new CountRange((int) Math.floor(counts), Integer.MAX_VALUE)
                : new CountRange(Integer.MIN_VALUE, (int) Math.ceil(counts));
    }

    /** Counts at and beyond which loads can no longer be told apart; NaN where all can. */
    private double saturationCounts() {
        double mass = firstSaturatedMass();
        return Double.isNaN(mass) ? Double.NaN : readings.meanCounts(mass) - sign * noiseCounts;
    }

    /** The smallest load after which none reads more than noise above it; NaN where every load does. */
    private double firstSaturatedMass() {
        List<Double> masses = readings.masses();
        for (int index = 1; index < masses.size() - 1; index++) {
            double here = readings.meanCounts(masses.get(index));
            boolean nothingMore = !isDead(here)
                    && masses.subList(index + 1, masses.size()).stream()
                            .allMatch(mass -> sign * (readings.meanCounts(mass) - here) <= noiseCounts);
            if (nothingMore) {
                return masses.get(index);
            }
        }
        return Double.NaN;
    }
}
