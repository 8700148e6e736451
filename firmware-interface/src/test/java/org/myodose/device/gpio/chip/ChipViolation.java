package org.myodose.device.gpio.chip;

/** A driver did what the datasheet forbids, or what the chip would ignore. */
public final class ChipViolation extends AssertionError {

    private static final long serialVersionUID = 1;

    ChipViolation(String what) {
        super(what);
    }

    static void refuse(boolean wrong, String what) {
        if (wrong) {
            throw new ChipViolation(what);
        }
    }
}
