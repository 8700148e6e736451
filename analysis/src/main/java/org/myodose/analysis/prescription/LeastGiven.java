package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least that a prescription gives when it is followed: it must fit into its own limits. */
record LeastGiven(
        double siteSeconds,
        double siteImpulseNewtonSeconds,
        double sessionSeconds,
        double sessionImpulseNewtonSeconds) {

    /** With each hold at its band's lower edge, and nothing but the prescribed rest between. */
    static LeastGiven over(
            List<Site> sites, double bandLowNewtons, double holdSeconds, int repetitions, double restSeconds) {
        double sessionSeconds = repetitions * holdSeconds + (repetitions - 1) * restSeconds;
        if (sites.isEmpty()) {
            double impulse = repetitions * holdSeconds * bandLowNewtons;
            return new LeastGiven(repetitions * holdSeconds, impulse, sessionSeconds, impulse);
        }
        double mostSeconds = 0;
        double mostImpulse = 0;
        double impulses = 0;
        for (Site site : sites) {
            double seconds = site.repetitions() * holdSeconds;
            double impulse = seconds * site.bandLowNewtons();
            mostSeconds = Math.max(mostSeconds, seconds);
            mostImpulse = Math.max(mostImpulse, impulse);
            impulses += impulse;
        }
        return new LeastGiven(mostSeconds, mostImpulse, sessionSeconds, impulses);
    }

    void requireWithin(Limits limits) {
        fits("site time", limits.siteSeconds(), siteSeconds, "s");
        fits("site impulse", limits.siteImpulseNewtonSeconds(), siteImpulseNewtonSeconds, "N s");
        fits("session time", limits.sessionSeconds(), sessionSeconds, "s");
        fits("session impulse", limits.sessionImpulseNewtonSeconds(), sessionImpulseNewtonSeconds, "N s");
    }

    private static void fits(String key, @Nullable Double limit, double least, String unit) {
        if (limit != null) {
            require(
                    limit >= least,
                    key,
                    "the limit '" + key + "' is " + Figures.plain(limit) + " " + unit
                            + ", but what is prescribed takes at least " + Figures.plain(least) + " " + unit);
        }
    }
}
