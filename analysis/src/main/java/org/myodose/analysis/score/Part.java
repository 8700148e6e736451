package org.myodose.analysis.score;

/**
 * What a score is made of. Each part looks at a fault of its own, and loses nothing for another's. The points and the two edges
 * of each are defaults of ours, not evidence; docs/scores.md says why.
 */
public enum Part {
    /** How far the mean lies outside the band, in widths of the band. */
    LEVEL("level", 25, 0, 1) {
        @Override
        double fault(Repetition repetition) {
            double mean = repetition.meanNewtons();
            double outside = Math.max(
                    repetition.target().bandLowNewtons() - mean,
                    mean - repetition.target().bandHighNewtons());
            return outside / repetition.target().bandWidth();
        }
    },
    /** Tremor over mean. */
    STEADINESS("steadiness", 10, 0.03, 0.15) {
        @Override
        double fault(Repetition repetition) {
            return repetition.tremorNewtons() / repetition.meanNewtons();
        }
    },
    /** Drift over mean, whichever way. */
    SAG("sag", 10, 0.05, 0.25) {
        @Override
        double fault(Repetition repetition) {
            return Math.abs(repetition.driftNewtons()) / repetition.meanNewtons();
        }
    },
    /** Too short or too long, as a share of what is wanted: more is not better. */
    DURATION("duration", 15, 0.05, 0.5) {
        @Override
        double fault(Repetition repetition) {
            return Math.abs(repetition.hold().plateauSeconds()
                            - repetition.target().holdSeconds())
                    / repetition.target().holdSeconds();
        }
    },
    /** Outside the window of rates, as a share of its nearer edge. */
    LOADING("loading", 15, 0, 1) {
        @Override
        double fault(Repetition repetition) {
            double error = repetition.loadingRateError();
            return error < 0
                    ? -error / repetition.target().loadingRateLow()
                    : error / repetition.target().loadingRateHigh();
        }
    },
    /** Overshoot in widths of the band. */
    OVERSHOOT("overshoot", 10, 0, 1) {
        @Override
        double fault(Repetition repetition) {
            return repetition.overshootNewtons() / repetition.target().bandWidth();
        }
    },
    /** Rest too short or too long, as a share of what is wanted. */
    REST("rest", 5, 0.2, 1) {
        @Override
        double fault(Repetition repetition) {
            return repetition.target().restSeconds() > 0
                    ? Math.abs(repetition.restSeconds() - repetition.target().restSeconds())
                            / repetition.target().restSeconds()
                    : Double.NaN;
        }
    },
    /** Holds that are missing or too many, as a share of how many are wanted; judged over the session, not by hold. */
    REPETITIONS("repetitions", 10, 0, 1) {
        @Override
        double fault(Repetition repetition) {
            return Double.NaN;
        }
    };

    private final String label;
    private final int points;
    private final double forgiven;
    private final double worst;

    Part(String label, int points, double forgiven, double worst) {
        this.label = label;
        this.points = points;
        this.forgiven = forgiven;
        this.worst = worst;
    }

    /** The size of the fault; NaN where it cannot be judged. */
    abstract double fault(Repetition repetition);

    /** The word for people and programs. */
    public String label() {
        return label;
    }

    /** What a session without this fault gets for it. */
    public int points() {
        return points;
    }

    /** From 0 where the fault is forgiven to 1 where nothing is left; NaN where it cannot be judged. */
    double loss(double fault) {
        return Double.isNaN(fault) ? Double.NaN : Math.clamp((fault - forgiven) / (worst - forgiven), 0.0, 1.0);
    }
}
