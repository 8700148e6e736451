package org.myodose.analysis.threshold;

import static org.myodose.analysis.prescription.Figures.plain;

import org.jspecify.annotations.Nullable;

/** Says whether a reading counts, and why. Immutable; allocates only when asked. */
final class ReadingJudge {

    private final ThresholdProtocol protocol;

    ReadingJudge(ThresholdProtocol protocol) {
        this.protocol = protocol;
    }

    /** Null where nothing is wrong; else one sentence. */
    @Nullable
    String fault(ReadingEnd end, boolean clipped, LoadingFit loading) {
        if (end == ReadingEnd.INTERRUPTED) {
            return "Samples are missing, so nobody knows how it was loaded.";
        }
        if (end == ReadingEnd.RELEASED) {
            return "It was let go before the patient had stopped it.";
        }
        if (clipped) {
            return "The sensor reached the end of its range: the true force was higher than it shows.";
        }
        if (Double.isNaN(loading.newtonsPerSecond())) {
            return "It was over too soon to tell how fast it was loaded.";
        }
        return rateFault(loading);
    }

    private @Nullable String rateFault(LoadingFit loading) {
        double off = loading.rateError();
        if (Math.abs(off) > protocol.rateTolerance()) {
            return "It was loaded at " + plain(loading.newtonsPerSecond()) + " N/s, " + percent(Math.abs(off)) + " too "
                    + (off > 0 ? "fast" : "slowly") + "; up to " + percent(protocol.rateTolerance()) + " is valid.";
        }
        if (loading.departure() > ThresholdProtocol.LINEARITY_TOLERANCE) {
            return "It was loaded unevenly: " + percent(loading.departure()) + " of its rise beside the line, up to "
                    + percent(ThresholdProtocol.LINEARITY_TOLERANCE) + " is valid.";
        }
        return null;
    }

    /** What a valid reading told. */
    String finding(ReadingEnd end, double forceNewtons, LoadingFit loading) {
        String rate = ", loaded at " + plain(loading.newtonsPerSecond()) + " N/s (" + signedPercent(loading.rateError())
                + " beside the target).";
        return end == ReadingEnd.CEILING
                ? "Not reached: more than " + force(forceNewtons) + rate
                : "First pain at " + force(forceNewtons) + rate;
    }

    private String force(double newtons) {
        double kilopascals = protocol.kilopascals(newtons);
        return plain(newtons) + " N" + (Double.isNaN(kilopascals) ? "" : " (" + Math.round(kilopascals) + " kPa)");
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String signedPercent(double share) {
        long whole = Math.round(100 * share);
        return (whole > 0 ? "+" : "") + whole + " %";
    }
}
