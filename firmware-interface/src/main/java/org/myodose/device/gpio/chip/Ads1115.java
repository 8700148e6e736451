package org.myodose.device.gpio.chip;

import java.util.Arrays;
import java.util.List;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;

/**
 * ADS1115, Texas Instruments: 16 bits, four inputs against ground over I²C, one conversion at a time in single-shot mode.
 *
 * <p>Datasheet SBAS444D: section 8.6 registers, table 8 the configuration, section 8.4.2.1 single-shot mode.
 */
public final class Ads1115 implements Converter {

    public static final int CHANNELS = 4;

    /** Table 8, DR[2:0]: conversions a second. */
    private static final int[] DATA_RATES = {8, 16, 32, 64, 128, 250, 475, 860};

    /** Section 7.5: the data rate holds within 10 %. */
    private static final double SLOWEST = 0.9;

    /** Beside converting: four transfers of some bytes at 400 kHz. */
    private static final double BUS_SECONDS_PER_CONVERSION = 0.5e-3;

    /** Table 7: address pointer register. */
    private static final int CONVERSION = 0;

    private static final int CONFIG = 1;

    /** Table 8. Writing 1 begins a conversion; reading 1 tells that none is under way. */
    private static final int OS = 1 << 15;

    /** Table 8, MUX = 100b + n: input n against ground. */
    private static final int INPUT_0_TO_GROUND = 0b100 << 12;

    private static final int MUX_SHIFT = 12;
    private static final int PGA_SHIFT = 9;
    private static final int SINGLE_SHOT = 1 << 8;
    private static final int DR_SHIFT = 5;

    /** Table 8, COMP_QUE = 11b. */
    private static final int COMPARATOR_OFF = 0b11;

    /** So long past its time, and looked at so often, a conversion is held to be lost: a busy computer may come late itself. */
    private static final long PATIENCE_NS = 50_000_000;

    private static final int LOOKS_UNTIL_LOST = 100;

    private static final long RETRY_NS = 100_000;

    private final I2cBus bus;
    private final int[] channels;
    private final int settings;
    private final double secondsPerConversion;
    private final long conversionNs;
    private final byte[] word = new byte[2];
    private final byte[] command = new byte[3];
    private int place = -1;
    private int looks;
    private long dueNs;
    private long nextStepNs = HostClock.NEVER;

    /**
     * @param channels inputs 0 to 3 in the order of the counts of a scan
     * @param rateHz scans a second that shall be possible; see {@link #maxRateHz}
     */
    public Ads1115(I2cBus bus, Gain gain, double rateHz, int... channels) {
        this.bus = bus;
        this.channels = channels.clone();
        int dataRate = dataRate(rateHz * channels.length);
        this.settings = (gain.ordinal() << PGA_SHIFT) | SINGLE_SHOT | (dataRate << DR_SHIFT) | COMPARATOR_OFF;
        this.secondsPerConversion = secondsPerConversion(dataRate);
        this.conversionNs = (long) (1e9 / DATA_RATES[dataRate]);
    }

    /** Table 8, PGA[2:0]: full scale; the ordinal is the code. */
    public enum Gain {
        /** ±6.144 V; an input must still not pass the supply. */
        TWO_THIRDS("2/3"),
        /** ±4.096 V. */
        ONE("1"),
        /** ±2.048 V. */
        TWO("2"),
        /** ±1.024 V. */
        FOUR("4"),
        /** ±0.512 V. */
        EIGHT("8"),
        /** ±0.256 V. */
        SIXTEEN("16");

        private final String factor;

        Gain(String factor) {
            this.factor = factor;
        }

        /** As written in a source's name. */
        public String factor() {
            return factor;
        }

        public static List<String> factors() {
            return Arrays.stream(values()).map(Gain::factor).toList();
        }

        /** The gain of one of the {@link #factors}. */
        public static Gain of(String factor) {
            return values()[factors().indexOf(factor)];
        }
    }

    /** The most scans a second of so many channels. */
    public static double maxRateHz(int channelCount) {
        return 1 / (secondsPerConversion(DATA_RATES.length - 1) * channelCount);
    }

    /** The slowest data rate, and so the least noise, that keeps up. */
    private static int dataRate(double conversionsPerSecond) {
        int code = 0;
        while (code < DATA_RATES.length - 1 && secondsPerConversion(code) * conversionsPerSecond > 1) {
            code++;
        }
        return code;
    }

    private static double secondsPerConversion(int dataRate) {
        return 1 / (SLOWEST * DATA_RATES[dataRate]) + BUS_SECONDS_PER_CONVERSION;
    }

    @Override
    public String model() {
        return "ADS1115";
    }

    @Override
    public int bits() {
        return 16;
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public SensorKind sensorKind() {
        return SensorKind.UNKNOWN;
    }

    @Override
    public int channelCount() {
        return channels.length;
    }

    @Override
    public String channelName(int at) {
        return "AIN" + channels[at];
    }

    @Override
    public boolean setsThePace() {
        return false;
    }

    @Override
    public double maxRateHz() {
        return 1 / (secondsPerConversion * channels.length);
    }

    @Override
    public void powerUp() throws LinkException {
        place = -1;
        writeConfig(configOf(0));
        int config = readWord(CONFIG);
        if ((config & ~OS) != configOf(0)) {
            throw new LinkException(
                    LinkCause.WRONG_DEVICE,
                    String.format(
                            "What answers on the I²C bus is no ADS1115 (its configuration reads 0x%04x): check the address.",
                            config));
        }
    }

    private int configOf(int at) {
        return settings | INPUT_0_TO_GROUND | (channels[at] << MUX_SHIFT);
    }

    @Override
    public void beginScan(long nowNs) throws LinkException {
        convert(0, nowNs);
    }

    private void convert(int at, long nowNs) throws LinkException {
        place = at;
        looks = 0;
        writeConfig(OS | configOf(at));
        dueNs = nowNs + conversionNs;
        nextStepNs = dueNs;
    }

    @Override
    public Progress advance(long nowNs, int[] counts) throws LinkException {
        if (place < 0 || nowNs < nextStepNs) {
            return Progress.PENDING;
        }
        if ((readWord(CONFIG) & OS) == 0) {
            keepPatience(nowNs);
            return Progress.PENDING;
        }
        // Section 8.6.2: two's complement.
        counts[place] = (short) readWord(CONVERSION);
        if (place + 1 < channels.length) {
            convert(place + 1, nowNs);
            return Progress.PENDING;
        }
        place = -1;
        nextStepNs = HostClock.NEVER;
        return Progress.SCAN;
    }

    private void keepPatience(long nowNs) throws LinkException {
        looks++;
        if (looks > LOOKS_UNTIL_LOST && nowNs - dueNs > PATIENCE_NS) {
            throw new LinkException(
                    LinkCause.NO_ANSWER,
                    "The ADS1115 does not finish its conversions: check its supply and the wires.");
        }
        nextStepNs = nowNs + RETRY_NS;
    }

    @Override
    public long nextStepNs() {
        return nextStepNs;
    }

    private int readWord(int register) throws LinkException {
        bus.read(register, word);
        return ((word[0] & 0xff) << 8) | (word[1] & 0xff);
    }

    private void writeConfig(int config) throws LinkException {
        command[0] = CONFIG;
        command[1] = (byte) (config >> 8);
        command[2] = (byte) config;
        bus.write(command);
    }

    @Override
    public void powerDown() {
        // In single-shot mode it sleeps after each conversion (section 8.4.2.1).
    }
}
