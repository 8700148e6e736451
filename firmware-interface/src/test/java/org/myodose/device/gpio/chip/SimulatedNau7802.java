package org.myodose.device.gpio.chip;

import static org.myodose.device.gpio.chip.ChipViolation.refuse;

import java.util.Arrays;
import org.myodose.device.LinkException;

/** A NAU7802 on a supply of 3.3 V, by its registers and their timing: Nuvoton's datasheet, sections 9.1, 10 and 11. */
public final class SimulatedNau7802 implements I2cBus {

    private static final int PU_CTRL = 0;
    private static final int CTRL1 = 1;
    private static final int CTRL2 = 2;
    private static final int ADCO = 0x12;
    private static final long BYTE_NS = 22_500;
    private static final long POWER_UP_NS = 200_000;
    private static final long ANALOG_NS = 200_000_000;
    private static final int UNSETTLED = 0x2a_aaaa;
    private static final int SETTLING = 4;
    private static final int[] RATES = {10, 20, 40, 80, 0, 0, 0, 320};

    private final SimulatedTime time;
    private final int[] registers = new int[0x20];
    /** What its bridge gives, as 24 bits with sign; to be set by the test. */
    public int count;

    public boolean calibrationFails;
    public boolean neverPowersUp;
    public double oscillator = 1;
    public int revision = 0xf;
    /** Whether it acknowledges. */
    public boolean present = true;

    private long digitalSinceNs;
    private long analogSinceNs;
    private long calibratedAtNs;
    private int calibratedFor = -1;
    private long nextConversionNs;
    private int conversions;
    private int latest;
    private boolean ready;

    public SimulatedNau7802(SimulatedTime time) {
        this.time = time;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
        transfer(bytes.length + 1);
        refuse(bytes.length != 2, "a write is a register and its value");
        int register = bytes[0] & 0xff;
        int value = bytes[1] & 0xff;
        convert();
        refuse(register != PU_CTRL && (registers[PU_CTRL] & 1) != 0, "in reset nothing can be set up");
        refuse(register != PU_CTRL && !isPoweredUp(), "set up before PUR said that it is ready (9.1)");
        switch (register) {
            case PU_CTRL -> power(value);
            case CTRL1 -> {
                refuse((value & 0xc0) != 0, "CRP and DRDY_SEL are not this driver's");
                refuse(((value >> 3) & 7) < 0b101, "the regulator cannot give that voltage from 3.3 V");
                registers[CTRL1] = value;
            }
            case CTRL2 -> control2(value);
            case 0x15 -> {
                refuse(value != 0x30, "REG_CHPS is to be 11b and the rest 0 (9.1)");
                registers[register] = value;
            }
            case 0x1c -> {
                refuse((value & 0x7f) != 0, "the currents of 0x1c are not this driver's");
                registers[register] = value;
            }
            default -> throw new ChipViolation(String.format("0x%02x is not for this driver to write", register));
        }
    }

    private void power(int value) {
        refuse((value & 0x08) != 0 || (value & 0x20) != 0, "PUR and CR are for reading");
        refuse((value & 0x40) != 0, "there is no crystal");
        if ((value & 1) != 0) {
            refuse(value != 1, "a reset is a reset and nothing else (9.1)");
            Arrays.fill(registers, 0);
            calibratedFor = -1;
        }
        int rising = value & ~registers[PU_CTRL];
        refuse(
                (rising & 0x06) == 0x06 && (value & 0x02) != 0 && (registers[PU_CTRL] & 0x02) == 0,
                "digital part first (9.1)");
        digitalSinceNs = (rising & 0x02) != 0 ? time.now() : digitalSinceNs;
        analogSinceNs = (rising & 0x04) != 0 ? time.now() : analogSinceNs;
        if ((rising & 0x10) != 0) {
            start(value);
        }
        registers[PU_CTRL] = value;
    }

    private void start(int value) {
        refuse((value & 0x86) != 0x86, "conversions without power or regulator");
        refuse(calibratedAtNs > time.now() || calibratedFor != settings(), "not calibrated for this gain and rate");
        refuse(registers[0x15] != 0x30, "the chopper's clock is still on (9.1)");
        conversions = 0;
        nextConversionNs = time.now() + period();
    }

    private void control2(int value) {
        refuse((value & 0x08) != 0, "CAL_ERR is for reading");
        refuse((value & 0x03) != 0, "not the internal offset calibration");
        refuse(RATES[(value >> 4) & 7] == 0, "a reserved rate");
        refuse((value & 0x80) != 0, "input 2, whose pins the capacitor has");
        refuse(isCalibrating(), "disturbed while it calibrates");
        registers[CTRL2] = value & 0x70;
        if ((value & 0x04) != 0) {
            refuse((registers[PU_CTRL] & 0x86) != 0x86, "calibration without analog power");
            refuse(time.now() - analogSinceNs < ANALOG_NS, "calibration before the analog part is up");
            calibratedAtNs = time.now() + 4 * period();
            calibratedFor = calibrationFails ? -1 : settings();
        }
    }

    private int settings() {
        return (registers[CTRL1] << 8) | registers[CTRL2];
    }

    private boolean isCalibrating() {
        return time.now() < calibratedAtNs;
    }

    private boolean isPoweredUp() {
        return !neverPowersUp && (registers[PU_CTRL] & 2) != 0 && time.now() - digitalSinceNs >= POWER_UP_NS;
    }

    @Override
    public void read(int register, byte[] into) throws LinkException {
        transfer(into.length + 3);
        convert();
        for (int offset = 0; offset < into.length; offset++) {
            into[offset] = (byte) valueOf(register + offset);
        }
        if (register == ADCO) {
            refuse(into.length != 3, "half a conversion");
            refuse(!ready, "read while no conversion was ready");
            ready = false;
        }
    }

    private int valueOf(int register) {
        return switch (register) {
            case PU_CTRL -> registers[PU_CTRL] | (isPoweredUp() ? 8 : 0) | (ready ? 0x20 : 0);
            case CTRL2 -> registers[CTRL2] | (isCalibrating() ? 4 : calibrationFails ? 8 : 0);
            case ADCO -> latest >> 16;
            case ADCO + 1 -> latest >> 8;
            case ADCO + 2 -> latest;
            case 0x1f -> revision;
            default -> registers[register];
        };
    }

    private void convert() {
        while ((registers[PU_CTRL] & 0x10) != 0 && time.now() >= nextConversionNs) {
            conversions++;
            latest = conversions <= SETTLING ? UNSETTLED : count;
            ready = true;
            nextConversionNs += period();
        }
    }

    private long period() {
        return (long) (1e9 / (RATES[(registers[CTRL2] >> 4) & 7] * oscillator));
    }

    private void transfer(int bytes) throws LinkException {
        time.spend(bytes * BYTE_NS);
        if (!present) {
            throw new LinkException("Nothing answers.");
        }
    }
}
