package org.myodose.dashboard.command;

import static org.myodose.analysis.prescription.Figures.plain;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.threshold.ThresholdChange;
import org.myodose.analysis.threshold.ThresholdReading;
import org.myodose.analysis.threshold.ThresholdResult;

/** A threshold in words. */
final class ThresholdText {

    private static final double TENTH_SECOND = 0.1;

    private ThresholdText() {}

    static String of(ThresholdResult result, @Nullable ThresholdChange change) {
        StringBuilder text = new StringBuilder();
        for (ThresholdReading reading : result.readings()) {
            text.append("  ")
                    .append(reading.index())
                    .append(reading.valid() ? "  " : "  not valid: ")
                    .append(reading.cause())
                    .append('\n');
        }
        text.append(sentence(result)).append('\n');
        if (!result.counted().isEmpty()) {
            text.append("The patient's reaction is in it: at ")
                    .append(plain(result.protocol().rateNewtonsPerSecond()))
                    .append(" N/s each tenth of a second adds ")
                    .append(plain(TENTH_SECOND * result.protocol().rateNewtonsPerSecond()))
                    .append(" N.\n");
        }
        if (change != null) {
            text.append(change.sentence()).append('\n');
        }
        return text.toString();
    }

    /** The result in one sentence. */
    static String sentence(ThresholdResult result) {
        String site = result.protocol().site();
        String where = site.isEmpty() ? "" : " at " + site;
        int wanted = result.protocol().readings();
        if (!result.isComplete()) {
            return "No threshold" + where + ": " + result.counted().size() + " of " + wanted + " readings count.";
        }
        String force = plain(result.meanNewtons()) + " N" + pressure(result);
        if (result.notReached() > 0) {
            return "Not reached" + where + " in " + result.notReached() + " of " + wanted
                    + " readings: the threshold is more than " + force + ".";
        }
        return "Threshold" + where + ": " + force + ", the mean of " + wanted + " readings"
                + (result.protocol().discardFirst() ? " without the first" : "") + ", which scatter by "
                + plain(result.deviationNewtons()) + " N (standard deviation).";
    }

    private static String pressure(ThresholdResult result) {
        double kilopascals = result.meanKilopascals();
        return Double.isNaN(kilopascals) ? "" : " (" + Math.round(kilopascals) + " kPa)";
    }
}
