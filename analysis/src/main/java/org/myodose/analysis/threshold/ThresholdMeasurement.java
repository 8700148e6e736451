package org.myodose.analysis.threshold;

import static org.myodose.analysis.prescription.Figures.plain;

import java.util.ArrayList;
import java.util.List;
import org.myodose.analysis.guidance.RateHint;

/**
 * Leads through the readings of a threshold, live or from a recording: a pure function of samples, stops and gaps. The force at a
 * stop is the force of that moment: what the filter shows its delay later, however late the stop was heard. Nothing is taken off
 * for the time that the patient needs to react.
 *
 * <p>Forces go in as newtons. Confined to one thread; allocates nothing per sample.
 */
public final class ThresholdMeasurement {

    /** Ours: a probe that shows more than this while nothing presses is not free, or has no zero. */
    private static final double LARGEST_REST_NEWTONS = 5;

    /** So long the force must be gone. */
    private static final long RELEASED_MICROS = 200_000;

    private static final long NONE = Long.MIN_VALUE;
    private static final String CONTACT = "The probe touches: load evenly.";
    private static final String STOP = "The patient has stopped: let go.";
    private static final String STOP_UNUSED = "The patient pressed while nothing was loaded; that ends no reading.";
    private static final String PRESS = "The pause is over: press again, evenly.";
    private static final String ENDED = "The source has ended before all readings were taken.";
    private static final String TOO_EARLY = "Pressed before the pause was over: let go, and the pause begins again.";

    private final ThresholdProtocol protocol;
    private final ThresholdListener listener;
    private final ReadingJudge judge;
    private final RateWatch rate;
    private final LoadingTrace trace = new LoadingTrace();
    private final Rest rest = new Rest();
    private final List<ThresholdReading> readings = new ArrayList<>();
    private final String ceilingCause;
    private final String liftCause;

    private ThresholdPhase phase = ThresholdPhase.APPROACH;
    private long lastMicros = NONE;
    private long contactMicros;
    private long stopMicros = NONE;
    private long lowSinceMicros = NONE;
    private long pauseUntilMicros = NONE;
    private double restNewtons;
    private double newtons;
    private double peakNewtons;
    private boolean clipped;
    private boolean liftTold;
    private int validReadings;
    private long filterDelayMicros;

    /** A measurement of forces that nothing delays; see {@link #filtered}. */
    public ThresholdMeasurement(ThresholdProtocol protocol, ThresholdListener listener) {
        this.protocol = protocol;
        this.listener = listener;
        judge = new ReadingJudge(protocol);
        rate = new RateWatch(protocol);
        ceilingCause = "The ceiling of " + plain(protocol.ceilingNewtons()) + " N is reached without a stop: let go.";
        liftCause = "The probe shows more than " + plain(LARGEST_REST_NEWTONS)
                + " N before anything is loaded: lift it off; if it is free, take a zero.";
    }

    /** From now on samples come through a filter of that delay; what was under way is lost. */
    public void filtered(double delaySeconds) {
        gap();
        filterDelayMicros = Math.round(delaySeconds * 1e6);
    }

    /** The next sample. What is not finite, or not later than the one before, is left out. */
    public void sample(long timeMicros, double totalNewtons, boolean atItsEnd) {
        if (!Double.isFinite(totalNewtons) || timeMicros <= lastMicros) {
            return;
        }
        lastMicros = timeMicros;
        switch (phase) {
            case APPROACH -> approach(timeMicros, totalNewtons);
            case LOADING -> load(timeMicros, totalNewtons - restNewtons, atItsEnd);
            case RELEASE -> release(timeMicros, totalNewtons - restNewtons);
            case PAUSE -> pause(timeMicros, totalNewtons);
            case FINISHED -> newtons = totalNewtons - restNewtons;
        }
    }

    private void approach(long timeMicros, double total) {
        double level = rest.level();
        newtons = Double.isNaN(level) ? 0 : total - level;
        boolean free = Math.abs(level) <= LARGEST_REST_NEWTONS;
        if (free && newtons >= ThresholdProtocol.CONTACT_NEWTONS) {
            begin(timeMicros, level);
            return;
        }
        rest.add(timeMicros, total);
        boolean held = Math.abs(level) > LARGEST_REST_NEWTONS;
        if (held && !liftTold) {
            listener.onCue(ThresholdCue.LIFT, liftCause, timeMicros);
        }
        liftTold = held;
    }

    private void begin(long timeMicros, double level) {
        phase = ThresholdPhase.LOADING;
        restNewtons = level;
        contactMicros = timeMicros;
        stopMicros = NONE;
        peakNewtons = newtons;
        clipped = false;
        trace.restart();
        trace.add(timeMicros, newtons);
        rate.restart();
        listener.onCue(ThresholdCue.CONTACT, CONTACT, timeMicros);
    }

    private void load(long timeMicros, double force, boolean atItsEnd) {
        newtons = force;
        peakNewtons = Math.max(peakNewtons, force);
        clipped |= atItsEnd;
        trace.add(timeMicros, force);
        if (stopMicros != NONE) {
            finishStopped(timeMicros);
        } else if (force >= protocol.ceilingNewtons()) {
            listener.onCue(ThresholdCue.CEILING, ceilingCause, timeMicros);
            finish(ReadingEnd.CEILING, timeMicros, timeMicros, protocol.ceilingNewtons());
        } else if (force < ThresholdProtocol.CONTACT_NEWTONS / 2) {
            letGo(timeMicros);
        } else {
            ThresholdCue cue = rate.follow(timeMicros, trace);
            if (cue != null) {
                listener.onCue(cue, rate.cause(cue), timeMicros);
            }
        }
    }

    /** A touch is no reading. */
    private void letGo(long timeMicros) {
        if (peakNewtons < 2 * ThresholdProtocol.CONTACT_NEWTONS) {
            phase = ThresholdPhase.APPROACH;
            rest.restart();
        } else {
            finish(ReadingEnd.RELEASED, timeMicros, timeMicros, peakNewtons);
        }
    }

    /**
     * The patient pressed the stop.
     *
     * @param pressedMicros when, on the clock of the samples; it may lie a little back, or ahead of the last sample
     */
    public void stop(long pressedMicros) {
        if (phase != ThresholdPhase.LOADING || stopMicros != NONE) {
            if (phase != ThresholdPhase.LOADING && phase != ThresholdPhase.FINISHED) {
                listener.onCue(ThresholdCue.STOP_UNUSED, STOP_UNUSED, pressedMicros);
            }
            return;
        }
        stopMicros = pressedMicros;
        listener.onCue(ThresholdCue.STOP, STOP, pressedMicros);
        finishStopped(lastMicros);
    }

    /** As soon as the filter shows the force of that moment. */
    private void finishStopped(long timeMicros) {
        long shownMicros = stopMicros + filterDelayMicros;
        if (timeMicros >= shownMicros) {
            finish(ReadingEnd.PATIENT_STOP, stopMicros, shownMicros, trace.forceAt(shownMicros));
        }
    }

    private void finish(ReadingEnd end, long endMicros, long untilMicros, double force) {
        double lowMark = Math.max(ThresholdProtocol.CONTACT_NEWTONS, ThresholdProtocol.LOW_MARK_SHARE * force);
        LoadingFit loading = trace.fit(lowMark, force, untilMicros, protocol.rateNewtonsPerSecond());
        String fault = judge.fault(end, clipped, loading);
        ThresholdReading reading = new ThresholdReading(
                readings.size() + 1,
                end,
                fault == null,
                fault == null ? judge.finding(end, force, loading) : fault,
                contactMicros * 1e-6,
                endMicros * 1e-6,
                force,
                restNewtons,
                peakNewtons,
                loading);
        readings.add(reading);
        validReadings += reading.valid() ? 1 : 0;
        phase = ThresholdPhase.RELEASE;
        stopMicros = NONE;
        lowSinceMicros = NONE;
        rate.restart();
        listener.onReading(reading, lastMicros);
        listener.onCue(reading.valid() ? ThresholdCue.READING : ThresholdCue.NOT_VALID, reading.cause(), lastMicros);
        finishIfAllIsTaken();
    }

    private void finishIfAllIsTaken() {
        boolean enough = validReadings >= protocol.readingsToTake();
        if (enough || readings.size() >= protocol.mostReadings()) {
            phase = ThresholdPhase.FINISHED;
            listener.onCue(
                    ThresholdCue.FINISHED,
                    enough
                            ? "All readings are taken: let go."
                            : "Too many readings were not valid: let the place rest, and measure another day.",
                    lastMicros);
        }
    }

    private void release(long timeMicros, double force) {
        newtons = force;
        peakNewtons = Math.max(peakNewtons, force);
        // A sensor that creeps does not come back to its zero at once.
        double gone = Math.max(ThresholdProtocol.CONTACT_NEWTONS / 2, 0.1 * peakNewtons);
        if (force >= gone) {
            lowSinceMicros = NONE;
        } else if (lowSinceMicros == NONE) {
            lowSinceMicros = timeMicros;
        } else if (timeMicros - lowSinceMicros >= RELEASED_MICROS) {
            phase = ThresholdPhase.PAUSE;
            pauseUntilMicros = lowSinceMicros + Math.round(protocol.pauseSeconds() * 1e6);
            rest.restart();
        }
    }

    private void pause(long timeMicros, double total) {
        double level = rest.level();
        newtons = Double.isNaN(level) ? 0 : total - level;
        if (timeMicros >= pauseUntilMicros) {
            phase = ThresholdPhase.APPROACH;
            listener.onCue(ThresholdCue.PRESS, PRESS, timeMicros);
            approach(timeMicros, total);
        } else if (newtons >= ThresholdProtocol.CONTACT_NEWTONS) {
            phase = ThresholdPhase.RELEASE;
            restNewtons = level;
            peakNewtons = newtons;
            lowSinceMicros = NONE;
            listener.onCue(ThresholdCue.TOO_EARLY, TOO_EARLY, timeMicros);
        } else {
            rest.add(timeMicros, total);
        }
    }

    /** Samples are missing: a reading that was under way is lost. */
    public void gap() {
        rest.restart();
        lowSinceMicros = NONE;
        if (phase == ThresholdPhase.LOADING) {
            finish(ReadingEnd.INTERRUPTED, lastMicros, lastMicros, peakNewtons);
        }
    }

    /** Nothing more will come: a reading that was under way is no reading. */
    public void end() {
        if (phase != ThresholdPhase.FINISHED) {
            phase = ThresholdPhase.FINISHED;
            listener.onCue(ThresholdCue.FINISHED, ENDED, lastMicros);
        }
    }

    /** What is to be done; once the patient has pressed, that is to let go. */
    public ThresholdPhase phase() {
        return stopMicros == NONE ? phase : ThresholdPhase.RELEASE;
    }

    /** How the loading of the last half second compares with the rate that is wanted. */
    public RateHint rateHint() {
        return phase() == ThresholdPhase.LOADING ? rate.present() : RateHint.NONE;
    }

    /** Newtons a second over the last half second; NaN while that is not known. */
    public double loadingRate() {
        return phase() == ThresholdPhase.LOADING ? rate.slope() : Double.NaN;
    }

    /** Force above the resting level. */
    public double newtons() {
        return newtons;
    }

    public double pauseRemainingSeconds() {
        return phase == ThresholdPhase.PAUSE ? Math.max(0, (pauseUntilMicros - lastMicros) * 1e-6) : 0;
    }

    /** How many readings count so far. */
    public int validReadings() {
        return validReadings;
    }

    /** What is known so far; a snapshot. */
    public ThresholdResult result() {
        return ThresholdResult.of(protocol, readings);
    }
}
