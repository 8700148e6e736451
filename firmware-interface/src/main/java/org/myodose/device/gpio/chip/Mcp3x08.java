package org.myodose.device.gpio.chip;

import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;

/**
 * MCP3208 (12 bits) and MCP3008 (10 bits), Microchip: eight single-ended inputs over SPI. A conversion takes place within
 * the transfer that reads it, so a scan is ready as soon as it was begun.
 *
 * <p>Datasheets: MCP3204/3208 DS21298, MCP3004/3008 DS21295; sections and figures below are the same in both.
 */
public final class Mcp3x08 implements Converter {

    /** The two chips and what differs. */
    public enum Model {
        /** DS21298 figure 6-1: five leading zeros put the last bit at the end of the third byte. Table 1-1: 1 MHz at 2.7 V. */
        MCP3208(12, 1_000_000, 6),
        /** DS21295 figure 6-1: seven leading zeros. Table 1-1: 1.35 MHz at 2.7 V. */
        MCP3008(10, 1_350_000, 4);

        private final int bits;
        private final int maxClockHertz;
        private final int channelShift;

        Model(int bits, int maxClockHertz, int channelShift) {
            this.bits = bits;
            this.maxClockHertz = maxClockHertz;
            this.channelShift = channelShift;
        }

        /** Fastest serial clock at the lowest supply of table 1-1, which a supply of 3.3 V is nearest to. */
        public int maxClockHertz() {
            return maxClockHertz;
        }
    }

    /** Section 6.2: the sampled charge leaks away when a conversion takes longer than 1.2 ms, 13 clocks and more. */
    public static final int MIN_CLOCK_HERTZ = 20_000;

    public static final int CHANNELS = 8;

    /** So many scans in a row that no chip would send mean that there is none any more. */
    private static final int SCANS_UNTIL_LOST = 10;

    /** Section 5.0: the start bit, then single-ended (1) rather than differential. */
    private static final int START_AND_SINGLE_ENDED = 0b11 << 3;

    private static final int BYTES = 3;

    /** Beside the clocked bits: a call of the kernel for each channel. */
    private static final double CALL_SECONDS = 50e-6;

    private final SpiBus bus;
    private final Model model;
    private final int clockHertz;
    private final int[] channels;
    private final byte[][] requests;
    private final byte[] answer = new byte[BYTES];
    private boolean begun;
    private int badInARow;

    /**
     * @param clockHertz serial clock of the bus
     * @param channels inputs 0 to 7 in the order of the counts of a scan
     */
    public Mcp3x08(SpiBus bus, Model model, int clockHertz, int... channels) {
        this.bus = bus;
        this.model = model;
        this.clockHertz = clockHertz;
        this.channels = channels.clone();
        this.requests = new byte[channels.length][];
        for (int place = 0; place < channels.length; place++) {
            requests[place] = request(channels[place]);
        }
    }

    /** The most scans a second of so many channels over a bus with that clock. */
    public static double maxRateHz(int clockHertz, int channelCount) {
        return 1 / (channelCount * (BYTES * 8.0 / clockHertz + CALL_SECONDS));
    }

    /** Section 5.0 and table 5-2: start, single-ended, D2 D1 D0, placed so that the answer ends with a byte (section 6.1). */
    private byte[] request(int channel) {
        int word = (START_AND_SINGLE_ENDED | channel) << model.channelShift;
        return new byte[] {(byte) (word >> 8), (byte) word, 0};
    }

    @Override
    public String model() {
        return model.name();
    }

    @Override
    public int bits() {
        return model.bits;
    }

    @Override
    public boolean isSigned() {
        return false;
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
    public String channelName(int place) {
        return "CH" + channels[place];
    }

    @Override
    public boolean setsThePace() {
        return false;
    }

    @Override
    public double maxRateHz() {
        return maxRateHz(clockHertz, channels.length);
    }

    @Override
    public void powerUp() throws LinkException {
        begun = false;
        badInARow = 0;
        if (read(0) < 0) {
            throw silent();
        }
    }

    @Override
    public void beginScan(long nowNs) {
        begun = true;
    }

    @Override
    public Progress advance(long nowNs, int[] counts) throws LinkException {
        if (!begun) {
            return Progress.PENDING;
        }
        begun = false;
        for (int place = 0; place < channels.length; place++) {
            int count = read(place);
            if (count < 0) {
                return discard();
            }
            counts[place] = count;
        }
        badInARow = 0;
        return Progress.SCAN;
    }

    private Progress discard() throws LinkException {
        badInARow++;
        if (badInARow == SCANS_UNTIL_LOST) {
            throw silent();
        }
        return Progress.DISCARDED;
    }

    private LinkException silent() {
        return new LinkException(
                LinkCause.NO_ANSWER,
                "No " + model + " answers on the SPI bus: check its supply, the wires and the chip select,"
                        + " and that SPI is switched on (raspi-config).");
    }

    /** The count, or −1 when the null bit before it (figure 5-1) is not 0, as on a line that nobody drives low. */
    private int read(int place) throws LinkException {
        bus.transfer(requests[place], answer);
        int word = ((answer[1] & 0xff) << 8) | (answer[2] & 0xff);
        boolean nullBitIsLow = ((word >> model.bits) & 1) == 0;
        return nullBitIsLow ? word & ((1 << model.bits) - 1) : -1;
    }

    @Override
    public long nextStepNs() {
        return HostClock.NEVER;
    }

    @Override
    public void powerDown() {
        // Deselected, the chip sleeps by itself (section 5.0).
    }
}
