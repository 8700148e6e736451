package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;

/** A pin that the other side drives. For one thread. */
@FunctionalInterface
public interface InputPin {

    /** The level now. */
    boolean isHigh() throws LinkException;
}
