package org.myodose.analysis.hold;

import java.util.List;

/**
 * One held-pressure interval, finished. Times are seconds from the first sample, forces in the source's force unit, absolute
 * (the baseline is not subtracted), rates per second. A figure that cannot be had is NaN.
 *
 * <p>Which samples count: {@code peakForce} and {@code impulse} run from onset to release; {@code meanForce},
 * {@code coefficientOfVariationPercent}, {@code sag} and {@code timeInBandPercent} from plateau start to plateau end, both
 * included; {@code loadingRate} over the first rise from 10 % to 90 % of the way from baseline to {@code meanForce}.
 *
 * @param index 1 for the first hold of the recording
 * @param channel the channel's name, or "total"
 * @param site what the force was measured at, such as {@code total of palm, thumb}; as the channel where nobody told
 * @param onsetSeconds first sample above the noise
 * @param plateauStartSeconds first sample of the first steady stretch
 * @param plateauEndSeconds last sample before the unloading began
 * @param releaseSeconds last sample above the noise, or where the force came to rest
 * @param meanForce arithmetic mean of the samples
 * @param peakForce largest sample
 * @param impulse ∫F dt, trapezoid over true timestamps
 * @param loadingRate ΔF/Δt over 10–90 % of the plateau; NaN where the loading was not seen
 * @param coefficientOfVariationPercent 100 · SD / mean, SD over N
 * @param sag least-squares slope; negative where the force sags
 * @param timeInBandPercent 100 · Σdt[L ≤ F ≤ U] / Σdt; NaN without a band
 * @param baselineForce the resting level that the hold was measured against
 * @param steps the levels at which the plateau was steady, in order; one where it was neither raised nor lowered
 * @param excursions how often the force rose a quarter above its level and came back: squeezes on top
 * @param excursionPeakForce the highest of them; NaN without any
 * @param clipped whether the plateau touched the end of the sensor's or its converter's range: the true force was higher, and
 *     it may not have been steady
 */
public record Hold(
        int index,
        String channel,
        String site,
        double onsetSeconds,
        double plateauStartSeconds,
        double plateauEndSeconds,
        double releaseSeconds,
        HoldEnd ended,
        double meanForce,
        double peakForce,
        double impulse,
        double loadingRate,
        double coefficientOfVariationPercent,
        double sag,
        double timeInBandPercent,
        double baselineForce,
        HoldRule onsetRule,
        HoldRule releaseRule,
        List<HoldStep> steps,
        int excursions,
        double excursionPeakForce,
        boolean clipped) {

    public Hold {
        steps = List.copyOf(steps);
    }

    /** The same hold with another number, for whoever joins the findings of several detectors. */
    public Hold withIndex(int newIndex) {
        return with(newIndex, 1);
    }

    /** The same hold with its forces in another unit, each of which is {@code factor} of the old. */
    public Hold scaled(double factor) {
        return with(index, factor);
    }

    private Hold with(int newIndex, double factor) {
        return new Hold(
                newIndex,
                channel,
                site,
                onsetSeconds,
                plateauStartSeconds,
                plateauEndSeconds,
                releaseSeconds,
                ended,
                factor * meanForce,
                factor * peakForce,
                factor * impulse,
                factor * loadingRate,
                coefficientOfVariationPercent,
                factor * sag,
                timeInBandPercent,
                factor * baselineForce,
                onsetRule,
                releaseRule,
                steps.stream().map(step -> step.scaled(factor)).toList(),
                excursions,
                factor * excursionPeakForce,
                clipped);
    }

    /** Length of the plateau: the time that counts as held. */
    public double plateauSeconds() {
        return plateauEndSeconds - plateauStartSeconds;
    }
}
