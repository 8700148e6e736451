package org.myodose.analysis.hold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some seconds of a hold that was found, told as a hold of its own: for holds in which another force was asked for under way.
 * Made for a second pass over the very forces in which the hold was found; one thread.
 */
public final class HoldPart {

    private static final double MICROS_PER_SECOND = 1e6;

    private final Hold whole;
    private final @Nullable HoldPart before;
    private final long fromMicros;
    private final long startMicros;
    private final long endMicros;
    private final boolean last;
    private final LoadingCurve curve = new LoadingCurve();
    private final PlateauStatistics steady = new PlateauStatistics();
    private boolean begun;
    private boolean clipped;
    private double peakForce = Double.NaN;
    private double impulse;
    private long previousMicros;
    private double previousForce;

    /**
     * A part that no sample has gone into yet.
     *
     * @param before the part that this one was raised from; null for the first of the hold
     * @param fromSeconds from here on the force was to move to this part's level
     * @param startSeconds first sample at that level
     * @param endSeconds last sample of the part; no later than the start where the level was never reached
     * @param last whether nothing of the hold follows, so that it ends as the hold did
     */
    public HoldPart(
            Hold whole,
            @Nullable HoldPart before,
            double fromSeconds,
            double startSeconds,
            double endSeconds,
            boolean last) {
        this.whole = whole;
        this.before = before;
        fromMicros = micros(fromSeconds);
        startMicros = micros(startSeconds);
        endMicros = micros(endSeconds);
        this.last = last;
    }

    private static long micros(double seconds) {
        return Math.round(seconds * MICROS_PER_SECOND);
    }

    /** Whether samples of this time are none of its any more. */
    public boolean isOver(long timeMicros) {
        return timeMicros > (last ? Math.max(endMicros, micros(whole.releaseSeconds())) : endMicros);
    }

    /** The next sample of the signal, whether it belongs to this part or not; times run upwards. */
    public void sample(long timeMicros, double force, boolean atItsEnd) {
        if (!Double.isFinite(force)) {
            return;
        }
        if (timeMicros >= fromMicros && !isOver(timeMicros)) {
            add(timeMicros, force, atItsEnd);
        }
        previousMicros = timeMicros;
        previousForce = force;
    }

    private void add(long timeMicros, double force, boolean atItsEnd) {
        double base = baseForce();
        if (!begun) {
            begun = true;
            peakForce = force;
            curve.start(before == null ? previousMicros : timeMicros, Math.min(base, force), base);
        } else {
            impulse += 0.5 * (force + previousForce) * (timeMicros - previousMicros) / MICROS_PER_SECOND;
        }
        peakForce = Math.max(peakForce, force);
        if (force <= base && timeMicros < startMicros) {
            // Not raised yet: the way up begins with the last sample down here.
            curve.start(timeMicros, force, base);
        } else {
            curve.add(timeMicros, force);
        }
        if (timeMicros >= startMicros && timeMicros <= endMicros) {
            steady.add(timeMicros / MICROS_PER_SECOND, force, 0);
            clipped |= atItsEnd;
        }
    }

    /** What the force was raised from. */
    private double baseForce() {
        HoldPart lower = before;
        return lower == null || lower.steady.count() == 0 ? whole.baselineForce() : lower.steady.mean();
    }

    /** What the samples so far make of it; figures are NaN where its level was never reached. */
    public Hold toHold() {
        boolean held = steady.count() > 0;
        double start = Math.min(startMicros, endMicros) / MICROS_PER_SECOND;
        double end = endMicros / MICROS_PER_SECOND;
        double mean = held ? steady.mean() : Double.NaN;
        return new Hold(
                whole.index(),
                whole.channel(),
                whole.site(),
                fromMicros / MICROS_PER_SECOND,
                held ? start : end,
                end,
                last ? whole.releaseSeconds() : end,
                last ? whole.ended() : HoldEnd.RELEASED,
                mean,
                peakForce,
                impulse,
                held && mean > baseForce() ? curve.ratePerSecond(baseForce(), mean) : Double.NaN,
                held ? steady.coefficientOfVariationPercent() : Double.NaN,
                held ? steady.slope() : Double.NaN,
                Double.NaN,
                whole.baselineForce(),
                whole.onsetRule(),
                whole.releaseRule(),
                held ? List.of(new HoldStep(mean, start, end)) : List.of(),
                0,
                Double.NaN,
                clipped);
    }
}
