package org.myodose.device.gpio.chip;

import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;

/**
 * A chip that turns voltages into counts, driven step by step so that its thread never waits long inside it.
 *
 * <p>Threading: everything on one thread. After {@link #powerUp} no call allocates, but for exceptions.
 */
public interface Converter {

    /** The chip's name, such as {@code MCP3208}. */
    String model();

    /** Resolution in bits; counts of {@link #isSigned signed} chips are two's complement of so many bits. */
    int bits();

    boolean isSigned();

    /** What usually hangs on such a chip. */
    SensorKind sensorKind();

    /** Counts of one scan. */
    int channelCount();

    /** Name of the channel at that place of the scan, as the datasheet calls the input. */
    String channelName(int place);

    /** Whether the chip's own oscillator sets the pace; else whoever calls {@link #beginScan} does. */
    boolean setsThePace();

    /** The most scans a second that can be had as it is set up. */
    double maxRateHz();

    /**
     * Brings the chip into a known state, checks that it is the chip it should be, and waits until it has settled.
     *
     * @throws LinkException with what to check when it does not answer as the datasheet says
     */
    void powerUp() throws LinkException;

    /** Begins a scan of all channels now, none being under way; without effect where the chip sets the pace. */
    void beginScan(long nowNs) throws LinkException;

    /** What came of a step. */
    enum Progress {
        /** Nothing yet. */
        PENDING,
        /** The counts hold a whole new scan. */
        SCAN,
        /** There was a scan, but the chip or the timing was not as it must be, so it was thrown away. */
        DISCARDED
    }

    /**
     * Takes the next step that the chip allows.
     *
     * @param counts filled only where the answer is SCAN
     * @throws LinkException when the chip is gone
     */
    Progress advance(long nowNs, int[] counts) throws LinkException;

    /** When the next call of {@link #advance} is worth its while, on the clock of {@code nowNs}. */
    long nextStepNs();

    /** Puts the chip to rest, as far as it can be. */
    void powerDown() throws LinkException;
}
