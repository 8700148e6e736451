package org.myodose.acquisition;

/**
 * How well a force curve tells the loads it was fitted to. A figure that was not measured is NaN, never a guess.
 *
 * @param pointCount readings under known loads
 * @param lowestNewtons smallest load within the curve
 * @param highestNewtons largest
 * @param rmseNewtons root of the mean squared error over the readings
 * @param maxErrorNewtons largest error of one reading
 * @param crossValidatedNewtons root of the mean squared error of loads that were left out of the fit, one at a time
 * @param hysteresisPercent largest distance between loading and unloading at one load, in percent of the range
 * @param repeatabilityNewtons standard deviation of readings of the same load in the same direction
 */
public record FitFigures(
        int pointCount,
        double lowestNewtons,
        double highestNewtons,
        double rmseNewtons,
        double maxErrorNewtons,
        double crossValidatedNewtons,
        double hysteresisPercent,
        double repeatabilityNewtons) {

    public double rangeNewtons() {
        return highestNewtons - lowestNewtons;
    }
}
