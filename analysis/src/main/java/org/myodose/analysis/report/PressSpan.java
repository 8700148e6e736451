package org.myodose.analysis.report;

/**
 * A press that was no hold, because its force never was steady.
 *
 * @param onsetSeconds first sample above the noise
 * @param releaseSeconds last sample above the noise, or where the force turned or came to rest
 * @param peakForce largest sample, in the force unit
 * @param impulse ∫F dt from onset to release
 */
public record PressSpan(double onsetSeconds, double releaseSeconds, double peakForce, double impulse) {}
