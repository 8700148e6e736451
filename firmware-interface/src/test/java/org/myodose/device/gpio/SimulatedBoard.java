package org.myodose.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.myodose.device.gpio.chip.I2cBus;
import org.myodose.device.gpio.chip.InputPin;
import org.myodose.device.gpio.chip.Mcp3x08;
import org.myodose.device.gpio.chip.OutputPin;
import org.myodose.device.gpio.chip.SimulatedAds1115;
import org.myodose.device.gpio.chip.SimulatedHx711;
import org.myodose.device.gpio.chip.SimulatedMcp3x08;
import org.myodose.device.gpio.chip.SimulatedNau7802;
import org.myodose.device.gpio.chip.SimulatedTime;
import org.myodose.device.gpio.chip.SpiBus;

/**
 * A board with one simulated chip of each kind: an MCP3208 at SPI 0.0, an ADS1115 at 0x48 and an NAU7802 at 0x2a of I²C bus
 * 1, an HX711 at GPIO 5 and 6; buttons and buzzers on any other pin. It is opened once at a time.
 */
public final class SimulatedBoard {

    private final SimulatedTime time;
    public final SimulatedAds1115 ads1115;
    public final SimulatedNau7802 nau7802;
    public final SimulatedHx711 hx711;
    public final int[] mcp3208Inputs = {0, 100, 200, 300, 400, 500, 600, 700};
    /** Held high by its pull-up, unless this is set. */
    public volatile boolean buttonPressed;

    /** Every level that an output other than the HX711's clock was driven to, with its time in nanoseconds. */
    final List<String> driven = new ArrayList<>();

    private final Set<Integer> taken = new HashSet<>();
    private volatile boolean open;
    int timesOpened;

    public SimulatedBoard(SimulatedTime time) {
        this.time = time;
        this.ads1115 = new SimulatedAds1115(time);
        this.nau7802 = new SimulatedNau7802(time);
        this.hx711 = new SimulatedHx711(time, 80);
    }

    boolean isOpen() {
        return open;
    }

    /** Takes hold of the pins. */
    public Board open() {
        assertTrue(!open, "the pins are still in use");
        open = true;
        timesOpened++;
        taken.clear();
        return new Pins();
    }

    private final class Pins implements Board {
        @Override
        public SpiBus spi(int bus, int chipSelect, int clockHertz) {
            assertEquals(0, bus);
            SimulatedMcp3x08 chip = new SimulatedMcp3x08(time, Mcp3x08.Model.MCP3208, clockHertz);
            System.arraycopy(mcp3208Inputs, 0, chip.inputs, 0, 8);
            return (sent, received) -> {
                assertTrue(open, "used after it was closed");
                chip.transfer(sent, received);
            };
        }

        @Override
        public I2cBus i2c(int bus, int address) {
            assertEquals(1, bus);
            return address == 0x48 ? ads1115 : nau7802;
        }

        @Override
        public OutputPin output(int pin) {
            assertTrue(taken.add(pin), "taken twice");
            return pin == 6 ? hx711::setClock : high -> driven.add(time.now() + (high ? " on" : " off"));
        }

        @Override
        public InputPin input(int pin, boolean pullUp) {
            assertTrue(taken.add(pin), "taken twice");
            assertEquals(pin != 5, pullUp, "a button needs a pull-up, a chip drives its line itself");
            return pin == 5 ? hx711::dataIsHigh : () -> !buttonPressed;
        }

        @Override
        public String serialNumber() {
            return "10000000abcd";
        }

        @Override
        public void close() {
            assertTrue(open, "closed twice");
            open = false;
        }
    }
}
