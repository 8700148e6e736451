package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;

/** A pin that this side drives. For one thread. */
@FunctionalInterface
public interface OutputPin {

    /** Drives the pin high or low before it returns. */
    void set(boolean high) throws LinkException;
}
