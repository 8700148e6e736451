package org.myodose.analysis.dose;

/**
 * What was given so far.
 *
 * @param holdSeconds sum of the plateaus' lengths
 * @param inBandSeconds time inside the target band while pressing; NaN without a band
 * @param impulse sum of ∫F dt over the holds, in force unit times seconds
 * @param repetitions holds given; with a prescription, presses that spent its hold time inside the band
 * @param repetitionsPlanned 0 without a prescription
 * @param sessionSeconds from the first sample to the last
 */
public record Dose(
        double holdSeconds,
        double inBandSeconds,
        double impulse,
        int repetitions,
        int repetitionsPlanned,
        double sessionSeconds) {}
