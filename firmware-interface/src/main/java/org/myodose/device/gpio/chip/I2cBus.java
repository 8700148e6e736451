package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;

/** One address of an I²C bus. For one thread. */
public interface I2cBus {

    /**
     * Writes all of {@code bytes} in one transfer.
     *
     * @throws LinkException when nothing acknowledges
     */
    void write(byte[] bytes) throws LinkException;

    /**
     * Writes {@code register} and, after a repeated start, fills {@code into}.
     *
     * @throws LinkException when nothing acknowledges
     */
    void read(int register, byte[] into) throws LinkException;
}
