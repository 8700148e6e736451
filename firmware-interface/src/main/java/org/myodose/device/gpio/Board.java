package org.myodose.device.gpio;

import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.I2cBus;
import org.myodose.device.gpio.chip.InputPin;
import org.myodose.device.gpio.chip.OutputPin;
import org.myodose.device.gpio.chip.SpiBus;

/**
 * A computer with pins. Pins are counted as Broadcom does (GPIO numbers). For one thread; whatever was opened belongs to the
 * board and ends with it.
 */
public interface Board extends AutoCloseable {

    /** Opens a board's pins; injected, so that tests have boards of their own. */
    @FunctionalInterface
    interface Factory {
        Board open() throws LinkException;
    }

    /**
     * One chip select of an SPI bus.
     *
     * @throws LinkException when there is no such bus, with how to switch it on
     */
    SpiBus spi(int bus, int chipSelect, int clockHertz) throws LinkException;

    /**
     * One address of an I²C bus.
     *
     * @throws LinkException when there is no such bus, with how to switch it on
     */
    I2cBus i2c(int bus, int address) throws LinkException;

    /** A pin that is driven, low at first. */
    OutputPin output(int pin) throws LinkException;

    /** A pin that is read, with a resistor to the supply inside where {@code pullUp}. */
    InputPin input(int pin, boolean pullUp) throws LinkException;

    /** What tells this computer from others; empty where it does not say. */
    String serialNumber();

    @Override
    void close();
}
