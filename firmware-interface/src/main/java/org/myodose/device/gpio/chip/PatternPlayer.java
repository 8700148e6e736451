package org.myodose.device.gpio.chip;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkException;

/**
 * Plays feedback patterns on a pin, high for on, moved along by whoever owns the pin.
 *
 * <p>Threading: {@link #play} on any thread; the rest on one. Allocates nothing while it plays.
 */
public final class PatternPlayer implements FeedbackOutput {

    private final OutputPin pin;
    private final AtomicReference<@Nullable FeedbackPattern> asked = new AtomicReference<>();
    private FeedbackPattern playing = FeedbackPattern.SILENCE;
    private int phase;
    private long phaseEndNs;

    /** The pin is driven low by {@link #stop}, which is to be called first. */
    public PatternPlayer(OutputPin pin) {
        this.pin = pin;
    }

    @Override
    public void play(FeedbackPattern pattern) {
        asked.set(pattern);
    }

    /** Drives the pin as is due now. Phases keep to the pattern's own times, however late this is called. */
    public void advance(long nowNs) throws LinkException {
        FeedbackPattern next = asked.getAndSet(null);
        if (next != null) {
            playing = next;
            phase = -1;
            phaseEndNs = nowNs;
        }
        boolean changed = next != null;
        while (phase < playing.phases().size() && nowNs >= phaseEndNs) {
            phase++;
            phaseEndNs += phase < playing.phases().size()
                    ? playing.phases().get(phase).toNanos()
                    : 0;
            changed = true;
        }
        if (changed) {
            pin.set(isOn());
        }
    }

    /** When {@link #advance} is next worth its while, on its clock, unless a new pattern is asked for. */
    public long nextStepNs() {
        return phase < playing.phases().size() ? phaseEndNs : HostClock.NEVER;
    }

    private boolean isOn() {
        return phase < playing.phases().size() && phase % 2 == 0;
    }

    /** Off at once; a pattern that was asked for meanwhile is forgotten. */
    public void stop() throws LinkException {
        asked.set(null);
        playing = FeedbackPattern.SILENCE;
        phase = 0;
        pin.set(false);
    }
}
