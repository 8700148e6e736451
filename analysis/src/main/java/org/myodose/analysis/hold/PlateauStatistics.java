package org.myodose.analysis.hold;

/**
 * One-pass statistics of force over time that can be merged: Welford's recurrence and its pairwise form (Chan, Golub and
 * LeVeque 1983), stable over holds of any length. Confined to one thread, allocates nothing.
 */
final class PlateauStatistics {

    private long count;
    private double meanSeconds;
    private double meanForce;
    private double sumSquaresSeconds;
    private double sumSquaresForce;
    private double sumProducts;
    private double inBandSeconds;

    void clear() {
        count = 0;
        meanSeconds = 0;
        meanForce = 0;
        sumSquaresSeconds = 0;
        sumSquaresForce = 0;
        sumProducts = 0;
        inBandSeconds = 0;
    }

    void add(double seconds, double force, double newInBandSeconds) {
        count++;
        double deltaSeconds = seconds - meanSeconds;
        double deltaForce = force - meanForce;
        meanSeconds += deltaSeconds / count;
        meanForce += deltaForce / count;
        sumSquaresSeconds += deltaSeconds * (seconds - meanSeconds);
        sumSquaresForce += deltaForce * (force - meanForce);
        sumProducts += deltaSeconds * (force - meanForce);
        inBandSeconds += newInBandSeconds;
    }

    void merge(PlateauStatistics other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double deltaSeconds = other.meanSeconds - meanSeconds;
        double deltaForce = other.meanForce - meanForce;
        double weight = (double) count * other.count / total;
        sumSquaresSeconds += other.sumSquaresSeconds + deltaSeconds * deltaSeconds * weight;
        sumSquaresForce += other.sumSquaresForce + deltaForce * deltaForce * weight;
        sumProducts += other.sumProducts + deltaSeconds * deltaForce * weight;
        meanSeconds += deltaSeconds * other.count / total;
        meanForce += deltaForce * other.count / total;
        inBandSeconds += other.inBandSeconds;
        count = total;
    }

    void removeInBandSeconds(double seconds) {
        inBandSeconds -= seconds;
    }

    long count() {
        return count;
    }

    double mean() {
        return meanForce;
    }

    double inBandSeconds() {
        return inBandSeconds;
    }

    /** CV % = 100 · SD / mean. */
    double coefficientOfVariationPercent() {
        return meanForce == 0 ? Double.NaN : 100 * Math.sqrt(sumSquaresForce / count) / Math.abs(meanForce);
    }

    /** Least-squares slope per second. */
    double slope() {
        return sumSquaresSeconds > 0 ? sumProducts / sumSquaresSeconds : Double.NaN;
    }
}
