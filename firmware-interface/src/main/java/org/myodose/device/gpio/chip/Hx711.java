package org.myodose.device.gpio.chip;

import java.util.Arrays;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;

/**
 * HX711, Avia Semiconductor: 24 bits for a load cell, clocked bit by bit. Its RATE pin sets 10 or 80 conversions a second.
 *
 * <p>When its clock stays high for 60 µs it switches itself off and forgets its gain. A computer that does many things cannot
 * promise to be faster, so every high phase is timed: a reading with one that was too long is thrown away, and so are the
 * next ones until the chip has settled.
 *
 * <p>Datasheet: Avia HX711, sections "Serial Interface" (figure 2, table 3), "Reset and Power-Down" (figure 3), and "Key
 * Electrical Characteristics" (settling).
 */
public final class Hx711 implements Converter {

    /** Table 3: the pulses of a reading choose input and gain of the next one. The ordinal + 25 is their number. */
    public enum Gain {
        A_128("128", "A"),
        B_32("32", "B"),
        A_64("64", "A");

        private final String factor;
        private final String input;

        Gain(String factor, String input) {
            this.factor = factor;
            this.input = input;
        }

        /** The gain written so in a source's name. */
        public static Gain of(String factor) {
            return Arrays.stream(values())
                    .filter(gain -> gain.factor.equals(factor))
                    .findFirst()
                    .orElseThrow();
        }

        private int pulses() {
            return ordinal() + BITS + 1;
        }
    }

    private static final int BITS = 24;

    /** Figure 2, T3: the clock may be high for 50 µs at most; at 60 µs the chip switches itself off. */
    private static final long LONGEST_HIGH_NS = 50_000;

    /** Figure 3: so long high switches off for sure. */
    private static final long POWER_DOWN_NS = 100_000;

    /** "Settling time": four conversions after a reset, or a change of input or gain. */
    private static final int SETTLING = 4;

    /** So many readings in a row that went wrong are no accident. */
    private static final int MOST_RESETS = 20;

    private final InputPin data;
    private final OutputPin clockPin;
    private final HostClock clock;
    private final Gain gain;
    private final double nominalRateHz;
    private final ReadyWatch watch;
    private final int[] nobody = new int[1];
    private int stillSettling;
    private int resetsInARow;
    private long longestHighNs;

    /** @param nominalRateHz 10 or 80, as its RATE pin is wired */
    public Hx711(InputPin data, OutputPin clockPin, HostClock clock, Gain gain, double nominalRateHz) {
        this.data = data;
        this.clockPin = clockPin;
        this.clock = clock;
        this.gain = gain;
        this.nominalRateHz = nominalRateHz;
        this.watch = new ReadyWatch(nominalRateHz);
    }

    @Override
    public String model() {
        return "HX711";
    }

    @Override
    public int bits() {
        return BITS;
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
        return gain.input;
    }

    @Override
    public boolean setsThePace() {
        return true;
    }

    @Override
    public double maxRateHz() {
        return nominalRateHz;
    }

    @Override
    public void powerUp() throws LinkException {
        resetsInARow = 0;
        reset();
        while (stillSettling > 0) {
            clock.pause(Math.max(0, nextStepNs() - clock.nanoTime()));
            advance(clock.nanoTime(), nobody);
        }
    }

    /** Off and on again (figure 3). The first reading after it is of input A at 128 whatever is wanted: it only chooses. */
    private void reset() throws LinkException {
        clockPin.set(true);
        clock.pause(POWER_DOWN_NS);
        clockPin.set(false);
        watch.begin(clock.nanoTime());
        stillSettling = gain == Gain.A_128 ? SETTLING : SETTLING + 1;
    }

    @Override
    public void beginScan(long nowNs) {
        // The chip sets the pace.
    }

    @Override
    public Progress advance(long nowNs, int[] counts) throws LinkException {
        if (!watch.isDue(nowNs)) {
            return Progress.PENDING;
        }
        if (data.isHigh()) {
            keepPatience(nowNs);
            return Progress.PENDING;
        }
        watch.wasReady(nowNs);
        return read(counts);
    }

    private void keepPatience(long nowNs) throws LinkException {
        if (watch.isLost(nowNs)) {
            throw new LinkException(
                    LinkCause.NO_ANSWER,
                    "The HX711 has nothing ready: check its supply, the pins of data= and clock=, and rate= (its RATE pin).");
        }
        watch.wasNotReady(nowNs);
    }

    private Progress read(int[] counts) throws LinkException {
        longestHighNs = 0;
        int bits = 0;
        // A chip that may have switched itself off is not clocked any further.
        for (int pulse = 0; pulse < gain.pulses() && longestHighNs <= LONGEST_HIGH_NS; pulse++) {
            int level = pulse() ? 1 : 0;
            bits = pulse < BITS ? (bits << 1) | level : bits;
        }
        // Figure 2: after the 25th pulse the line is high until the next conversion is ready.
        if (longestHighNs > LONGEST_HIGH_NS || !data.isHigh()) {
            keepTrying();
            return Progress.DISCARDED;
        }
        resetsInARow = 0;
        if (stillSettling > 0) {
            stillSettling--;
            return Progress.DISCARDED;
        }
        // "Serial Interface": most significant bit first, two's complement.
        counts[0] = (bits << (Integer.SIZE - BITS)) >> (Integer.SIZE - BITS);
        return Progress.SCAN;
    }

    /** One pulse, and the level of the data line after it; figure 2: valid 0.1 µs after the rise, until the next one. */
    private boolean pulse() throws LinkException {
        long beforeNs = clock.nanoTime();
        clockPin.set(true);
        clockPin.set(false);
        // No shorter than the pulse was: the time is taken outside of both edges.
        longestHighNs = Math.max(longestHighNs, clock.nanoTime() - beforeNs);
        return data.isHigh();
    }

    private void keepTrying() throws LinkException {
        resetsInARow++;
        if (resetsInARow > MOST_RESETS) {
            throw new LinkException(
                    LinkCause.NO_ANSWER,
                    "The HX711 gives no whole reading: check the pins of data= and clock=, or put it behind a"
                            + " microcontroller if this computer is too busy to clock it.");
        }
        reset();
    }

    @Override
    public long nextStepNs() {
        return watch.nextLookNs();
    }

    @Override
    public void powerDown() throws LinkException {
        clockPin.set(true);
    }
}
