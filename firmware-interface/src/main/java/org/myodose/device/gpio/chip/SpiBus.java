package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;

/** One chip select of an SPI bus in mode 0, most significant bit first. For one thread. */
@FunctionalInterface
public interface SpiBus {

    /**
     * Selects the chip, exchanges {@code sent.length} bytes with it in both directions, and deselects it.
     *
     * @param received takes as many bytes as are sent
     * @throws LinkException when the bus is gone
     */
    void transfer(byte[] sent, byte[] received) throws LinkException;
}
