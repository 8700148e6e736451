package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;

/**
 * A button between a pin and ground, under a pull-up: low is pressed. A change counts once it has lasted {@value
 * #STEADY_NS} ns, and is dated back to when it began. Not thread-safe.
 */
public final class PushButton {

    /** How often it wants to be looked at. */
    public static final long LOOK_NS = 1_000_000;

    /** Longer than contacts bounce; far shorter than a person presses. */
    static final long STEADY_NS = 10_000_000;

    private final InputPin pin;
    private boolean pressed;
    private boolean changing;
    private long changedNs;

    public PushButton(InputPin pin) {
        this.pin = pin;
    }

    /** Looks at the pin; true when a press or a release has just been made sure of. */
    public boolean look(long nowNs) throws LinkException {
        boolean low = !pin.isHigh();
        if (low == pressed) {
            changing = false;
            return false;
        }
        if (!changing) {
            changing = true;
            changedNs = nowNs;
        }
        if (nowNs - changedNs < STEADY_NS) {
            return false;
        }
        changing = false;
        pressed = low;
        return true;
    }

    public boolean isPressed() {
        return pressed;
    }

    /** When the last change began, on the clock of {@link #look}. */
    public long changedNs() {
        return changedNs;
    }
}
