package org.myodose.analysis.threshold;

import static org.myodose.analysis.prescription.Figures.plain;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.guidance.RateHint;

/** Compares the loading of the last half second with the rate that is wanted. Allocates nothing after construction. */
final class RateWatch {

    private static final long SPAN_MICROS = 500_000;
    private static final long STEP_MICROS = 50_000;

    /** Of the tolerance: nearer than that is on rate again, so that the cue does not flutter. */
    private static final double RETURN_SHARE = 0.75;

    private final double target;
    private final double tolerance;
    private final String tooFast;
    private final String tooSlow;
    private final String onRate;
    private RateHint hint = RateHint.NONE;
    private double slope = Double.NaN;
    private long nextMicros;

    RateWatch(ThresholdProtocol protocol) {
        target = protocol.rateNewtonsPerSecond();
        tolerance = protocol.rateTolerance();
        String wanted = plain(target) + " N/s";
        tooFast = "Slower: the force rises faster than " + wanted + ".";
        tooSlow = "Faster: the force rises more slowly than " + wanted + ".";
        onRate = "The force rises at " + wanted + ": go on so.";
    }

    void restart() {
        hint = RateHint.NONE;
        slope = Double.NaN;
        nextMicros = Long.MIN_VALUE;
    }

    /** The cue that is due, or null. */
    @Nullable
    ThresholdCue follow(long timeMicros, LoadingTrace trace) {
        if (timeMicros < nextMicros) {
            return null;
        }
        nextMicros = timeMicros + STEP_MICROS;
        slope = trace.slopeOfLast(SPAN_MICROS);
        RateHint before = hint;
        hint = judged();
        return hint == before ? null : cue();
    }

    private RateHint judged() {
        if (Double.isNaN(slope)) {
            return RateHint.NONE;
        }
        double off = (slope - target) / target;
        if (off > (hint == RateHint.TOO_FAST ? RETURN_SHARE * tolerance : tolerance)) {
            return RateHint.TOO_FAST;
        }
        return off < -(hint == RateHint.TOO_SLOW ? RETURN_SHARE * tolerance : tolerance)
                ? RateHint.TOO_SLOW
                : RateHint.OK;
    }

    private ThresholdCue cue() {
        return switch (hint) {
            case TOO_FAST -> ThresholdCue.TOO_FAST;
            case TOO_SLOW -> ThresholdCue.TOO_SLOW;
            case OK, NONE -> ThresholdCue.ON_RATE;
        };
    }

    String cause(ThresholdCue cue) {
        return switch (cue) {
            case TOO_FAST -> tooFast;
            case TOO_SLOW -> tooSlow;
            default -> onRate;
        };
    }

    RateHint present() {
        return hint;
    }

    double slope() {
        return slope;
    }
}
