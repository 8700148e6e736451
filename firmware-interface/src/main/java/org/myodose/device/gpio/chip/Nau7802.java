package org.myodose.device.gpio.chip;

import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;

/**
 * NAU7802, Nuvoton: 24 bits for a load cell over I²C, on input 1, with its own regulator for the bridge.
 *
 * <p>Datasheet: NAU7802 revision 1.7, section 9.1 power-on sequence, section 11 registers (R0x00 PU_CTRL and so on).
 */
public final class Nau7802 implements Converter {

    /** Section 10.1: the only address there is. */
    public static final int ADDRESS = 0x2a;

    /** R0x02 CRS[6:4]: conversions a second that can be had. */
    public enum Rate {
        PER_SECOND_10(10, 0b000),
        PER_SECOND_20(20, 0b001),
        PER_SECOND_40(40, 0b010),
        PER_SECOND_80(80, 0b011),
        PER_SECOND_320(320, 0b111);

        private final int hertz;
        private final int code;

        Rate(int hertz, int code) {
            this.hertz = hertz;
            this.code = code;
        }

        public int hertz() {
            return hertz;
        }

        /** The rate written so in a source's name. */
        public static Rate of(String hertz) {
            return valueOf("PER_SECOND_" + hertz);
        }
    }

    /** R0x01 GAINS[2:0] is the power of two up to this one. */
    public static final int MAX_GAIN = 128;

    private static final int PU_CTRL = 0x00;
    private static final int CTRL1 = 0x01;
    private static final int CTRL2 = 0x02;
    private static final int ADCO_B2 = 0x12;
    private static final int ADC = 0x15;
    private static final int POWER = 0x1c;
    private static final int REVISION = 0x1f;

    /** R0x00. */
    private static final int REGISTER_RESET = 1;

    private static final int DIGITAL_ON = 1 << 1;
    private static final int ANALOG_ON = 1 << 2;
    private static final int POWERED_UP = 1 << 3;
    private static final int CYCLE_START = 1 << 4;
    private static final int CYCLE_READY = 1 << 5;
    private static final int REGULATOR_FEEDS_BRIDGE = 1 << 7;

    /** R0x01 VLDO[5:3]: 3.0 V, the highest that a supply of 3.3 V carries. */
    private static final int REGULATOR_3_VOLT = 0b101 << 3;

    /** R0x02: CALMOD[1:0] = 00b is the internal offset. */
    private static final int CALIBRATE = 1 << 2;

    private static final int CALIBRATION_ERROR = 1 << 3;
    private static final int RATE_SHIFT = 4;

    /** R0x15 REG_CHPS[5:4] = 11b: the chopper's clock is off, as section 9.1 asks for. */
    private static final int CHOPPER_OFF = 0b11 << 4;

    /** R0x1c: capacitor of the amplifier across input 2, which is then not for measuring. */
    private static final int AMPLIFIER_CAPACITOR = 1 << 7;

    /** R0x1f REVISION_ID[3:0]. */
    private static final int REVISION_ID = 0xf;

    private static final long POLL_NS = 1_000_000;
    /** Section 9.1: about 200 µs; ten times that is enough. */
    private static final long POWER_UP_NS = 2_000_000;
    /** Regulator and bridge come up. */
    private static final long ANALOG_SETTLING_NS = 600_000_000;
    /** A calibration takes some conversions; at 10 a second below 0.4 s. */
    private static final long CALIBRATION_NS = 1_000_000_000;

    /** The first conversions after a start still hold what was before: the filter spans four. */
    private static final int SETTLING = 4;

    private final I2cBus bus;
    private final HostClock clock;
    private final Rate rate;
    private final int gainCode;
    private final ReadyWatch watch;
    private final byte[] one = new byte[1];
    private final byte[] three = new byte[3];
    private int stillSettling;

    /** @param gain a power of two, 1 to 128 */
    public Nau7802(I2cBus bus, HostClock clock, int gain, Rate rate) {
        if (Integer.bitCount(gain) != 1 || gain > MAX_GAIN) {
            throw new IllegalArgumentException(
                    "The NAU7802 has gains 1, 2, 4, 8, 16, 32, 64 and 128, not " + gain + ".");
        }
        this.bus = bus;
        this.clock = clock;
        this.rate = rate;
        this.gainCode = Integer.numberOfTrailingZeros(gain);
        this.watch = new ReadyWatch(rate.hertz);
    }

    @Override
    public String model() {
        return "NAU7802";
    }

    @Override
    public int bits() {
        return 24;
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public SensorKind sensorKind() {
        return SensorKind.LOAD_CELL;
    }

    @Override
    public int channelCount() {
        return 1;
    }

    @Override
    public String channelName(int place) {
        return "VIN1";
    }

    @Override
    public boolean setsThePace() {
        return true;
    }

    @Override
    public double maxRateHz() {
        return rate.hertz;
    }

    /** Section 9.1, then the settings, the calibration of the analog front end, and the start of conversions. */
    @Override
    public void powerUp() throws LinkException {
        write(PU_CTRL, REGISTER_RESET);
        write(PU_CTRL, DIGITAL_ON);
        awaitBits(PU_CTRL, POWERED_UP, POWERED_UP, POWER_UP_NS, "does not power up: check its supply");
        if ((read(REVISION) & 0xf) != REVISION_ID) {
            throw trouble(
                    LinkCause.WRONG_DEVICE,
                    "is some other chip, by its revision number: check what is at address 0x2a");
        }
        write(CTRL1, REGULATOR_3_VOLT | gainCode);
        write(CTRL2, rate.code << RATE_SHIFT);
        write(ADC, CHOPPER_OFF);
        write(POWER, AMPLIFIER_CAPACITOR);
        write(PU_CTRL, REGULATOR_FEEDS_BRIDGE | ANALOG_ON | DIGITAL_ON);
        clock.pause(ANALOG_SETTLING_NS);
        calibrate();
        write(PU_CTRL, REGULATOR_FEEDS_BRIDGE | CYCLE_START | ANALOG_ON | DIGITAL_ON);
        settle();
    }

    private void calibrate() throws LinkException {
        write(CTRL2, (rate.code << RATE_SHIFT) | CALIBRATE);
        awaitBits(CTRL2, CALIBRATE, 0, CALIBRATION_NS, "does not finish its calibration: check its supply");
        if ((read(CTRL2) & CALIBRATION_ERROR) != 0) {
            throw trouble(
                    LinkCause.NO_ANSWER,
                    "reports an error in its calibration: check the load cell's wires, or take a lower gain");
        }
    }

    private void settle() throws LinkException {
        stillSettling = SETTLING;
        watch.begin(clock.nanoTime());
        while (stillSettling > 0) {
            clock.pause(Math.max(0, nextStepNs() - clock.nanoTime()));
            if (isReady(clock.nanoTime())) {
                readCount();
                stillSettling--;
            }
        }
    }

    private void awaitBits(int register, int mask, int wanted, long patienceNs, String otherwise) throws LinkException {
        long giveUpNs = clock.nanoTime() + patienceNs;
        while ((read(register) & mask) != wanted) {
            if (clock.nanoTime() > giveUpNs) {
                throw trouble(LinkCause.NO_ANSWER, otherwise);
            }
            clock.pause(Math.min(POLL_NS, patienceNs / 10));
        }
    }

    private static LinkException trouble(LinkCause cause, String what) {
        return new LinkException(cause, "The NAU7802 " + what + ".");
    }

    @Override
    public void beginScan(long nowNs) {
        // The chip sets the pace.
    }

    @Override
    public Progress advance(long nowNs, int[] counts) throws LinkException {
        if (!isReady(nowNs)) {
            return Progress.PENDING;
        }
        counts[0] = readCount();
        return Progress.SCAN;
    }

    private boolean isReady(long nowNs) throws LinkException {
        if (!watch.isDue(nowNs)) {
            return false;
        }
        if ((read(PU_CTRL) & CYCLE_READY) != 0) {
            watch.wasReady(nowNs);
            return true;
        }
        if (watch.isLost(nowNs)) {
            throw trouble(LinkCause.NO_ANSWER, "makes no conversions: check its supply and the wires");
        }
        watch.wasNotReady(nowNs);
        return false;
    }

    /** R0x12 to R0x14 in one transfer, which also takes the ready bit back: 24 bits, two's complement. */
    private int readCount() throws LinkException {
        bus.read(ADCO_B2, three);
        return (three[0] << 16) | ((three[1] & 0xff) << 8) | (three[2] & 0xff);
    }

    @Override
    public long nextStepNs() {
        return watch.nextLookNs();
    }

    @Override
    public void powerDown() throws LinkException {
        write(PU_CTRL, 0);
    }

    private int read(int register) throws LinkException {
        bus.read(register, one);
        return one[0] & 0xff;
    }

    private void write(int register, int value) throws LinkException {
        // A register and its value (section 10.3); made anew because it happens at start and end only.
        bus.write(new byte[] {(byte) register, (byte) value});
    }
}
