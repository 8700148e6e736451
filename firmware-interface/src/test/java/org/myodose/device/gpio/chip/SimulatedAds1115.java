package org.myodose.device.gpio.chip;

import static org.myodose.device.gpio.chip.ChipViolation.refuse;

import org.myodose.device.LinkException;

/** An ADS1115 by its registers and their timing: SBAS444D, sections 8.4.2.1, 8.5.1.2, 8.6, tables 7 and 8. */
public final class SimulatedAds1115 implements I2cBus {

    private static final double[] FULL_SCALE_VOLTS = {6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256};
    private static final int[] RATES = {8, 16, 32, 64, 128, 250, 475, 860};
    private static final long BYTE_NS = 22_500;

    private final SimulatedTime time;
    /** Volts at each input; to be set by the test. */
    public final double[] volts = new double[4];
    /** How fast its oscillator runs: 0.9 to 1.1 by section 7.5. */
    public double oscillator = 1;
    /** Whether it acknowledges. */
    public boolean present = true;

    private int pointer;
    private int config = 0x8583 & ~0x8000;
    private short result;
    private boolean converting;
    private long doneNs;

    public SimulatedAds1115(SimulatedTime time) {
        this.time = time;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
        transfer(bytes.length + 1);
        refuse(bytes.length != 1 && bytes.length != 3, "a write is a pointer, or a pointer and a word");
        point(bytes[0]);
        if (bytes.length == 3) {
            refuse(pointer == 0, "the conversion register is for reading");
            refuse(pointer != 1, "thresholds are not for this driver");
            configure(((bytes[1] & 0xff) << 8) | (bytes[2] & 0xff));
        }
    }

    private void point(int register) {
        refuse((register & ~3) != 0, "P[7:2] of the address pointer are always 0");
        pointer = register;
    }

    private void configure(int word) {
        settle();
        refuse((word & 0x8000) != 0 && converting, "OS has no effect while a conversion is under way");
        refuse((word & 0x0100) == 0, "continuous mode: the state after a read would be unknown");
        refuse(((word >> 12) & 0b100) == 0, "a pair of inputs, not one against ground");
        refuse((word & 0b11) != 0b11, "the comparator would drive ALERT/RDY");
        config = word & 0x7fff;
        if ((word & 0x8000) != 0) {
            converting = true;
            doneNs = time.now() + (long) (1e9 / (RATES[(config >> 5) & 7] * oscillator));
        }
    }

    @Override
    public void read(int register, byte[] into) throws LinkException {
        transfer(into.length + 3);
        refuse(into.length != 2, "registers are words");
        point(register);
        settle();
        int word = pointer == 0 ? result : config | (converting ? 0 : 0x8000);
        into[0] = (byte) (word >> 8);
        into[1] = (byte) word;
    }

    private void settle() {
        if (converting && time.now() >= doneNs) {
            converting = false;
            double share = volts[(config >> 12) & 3] / FULL_SCALE_VOLTS[(config >> 9) & 7];
            result = (short) Math.clamp(Math.round(share * 32768), -32768, 32767);
        }
    }

    private void transfer(int bytes) throws LinkException {
        time.spend(bytes * BYTE_NS);
        if (!present) {
            throw new LinkException("Nothing answers.");
        }
    }
}
