package org.myodose.analysis.guidance;

import static org.myodose.analysis.prescription.Figures.plain;

import org.jspecify.annotations.Nullable;

/** Adds up what is given against one limit: first a warning is due, once, then an alarm. Allocates only when made. */
final class Gauge {

    private final double limit;
    private final double warnAt;
    private final String warning;
    private final String alarm;
    private double given;
    private boolean warned;
    private boolean over;

    /**
     * Empty.
     *
     * @param limit null for none
     * @param what what is counted, such as {@code N s at this site}
     */
    Gauge(@Nullable Double limit, double warnShare, String what) {
        this.limit = limit == null ? Double.POSITIVE_INFINITY : limit;
        warnAt = warnShare * this.limit;
        String most = plain(this.limit) + " " + what;
        warning = "Close to the limit of " + most + ".";
        alarm = "The limit of " + most + " is reached: more is not better, release.";
    }

    /** What is not above 0, or not known, adds nothing. */
    void add(double amount) {
        if (amount > 0) {
            given += amount;
        }
    }

    /** So much is given by now. */
    void reach(double amount) {
        given = amount;
    }

    double given() {
        return given;
    }

    void restart() {
        given = 0;
        warned = false;
        over = false;
    }

    /** The alarm's sentence, once when the limit is reached; else null. */
    @Nullable
    String alarmDue() {
        if (over || !(given >= limit)) {
            return null;
        }
        over = true;
        warned = true;
        return alarm;
    }

    /** The warning's sentence, once when it is due; else null. */
    @Nullable
    String warningDue() {
        if (warned || !(given >= warnAt)) {
            return null;
        }
        warned = true;
        return warning;
    }

    /** Whether the limit was reached. */
    boolean over() {
        return given >= limit;
    }
}
