package org.myodose.analysis.hold;

/** A hold's figures once more, from all samples at once and by the textbook: two passes, nothing clever. */
record Recomputed(
        double mean, double coefficientOfVariationPercent, double slope, double timeInBandPercent, double impulse) {

    static Recomputed of(Signal signal, Hold hold, double bandLow, double bandHigh) {
        double sumTime = 0;
        double sumForce = 0;
        double inBand = 0;
        double impulse = 0;
        int count = 0;
        for (int i = 0; i < signal.size(); i++) {
            double time = signal.timeMicros(i) / 1e6;
            double since = i == 0 ? 0 : (signal.timeMicros(i) - signal.timeMicros(i - 1)) / 1e6;
            if (time > hold.onsetSeconds() && time <= hold.releaseSeconds()) {
                impulse += since * (signal.force(i) + signal.force(i - 1)) / 2;
            }
            if (time >= hold.plateauStartSeconds() && time <= hold.plateauEndSeconds()) {
                count++;
                sumTime += time;
                sumForce += signal.force(i);
                boolean inside = signal.force(i) >= bandLow && signal.force(i) <= bandHigh;
                inBand += inside && time > hold.plateauStartSeconds() ? since : 0;
            }
        }
        double squares = 0;
        double timeSquares = 0;
        double products = 0;
        double meanTime = sumTime / count;
        double mean = sumForce / count;
        for (int i = 0; i < signal.size(); i++) {
            double time = signal.timeMicros(i) / 1e6;
            if (time >= hold.plateauStartSeconds() && time <= hold.plateauEndSeconds()) {
                squares += (signal.force(i) - mean) * (signal.force(i) - mean);
                timeSquares += (time - meanTime) * (time - meanTime);
                products += (time - meanTime) * (signal.force(i) - mean);
            }
        }
        return new Recomputed(
                mean,
                100 * Math.sqrt(squares / count) / mean,
                products / timeSquares,
                100 * inBand / hold.plateauSeconds(),
                impulse);
    }
}
