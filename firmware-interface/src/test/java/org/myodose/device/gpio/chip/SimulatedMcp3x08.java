package org.myodose.device.gpio.chip;

import static org.myodose.device.gpio.chip.ChipViolation.refuse;

import java.util.Arrays;

/** An MCP3208 or MCP3008 seen from its pins, clock by clock: DS21298 and DS21295, section 5.0, figures 5-1 and 6-1, table 1-1. */
public final class SimulatedMcp3x08 implements SpiBus {

    /** Table 1-1, t_CSH and the time of a call of the kernel. */
    private static final long BETWEEN_TRANSFERS_NS = 20_000;

    private final SimulatedTime time;
    private final Mcp3x08.Model model;
    private final int bits;
    private final int clockHertz;
    /** What is at each input; to be set by the test. */
    public final int[] inputs = new int[8];
    /** Whether the chip is there; else the line floats high. */
    public boolean present = true;

    public SimulatedMcp3x08(SimulatedTime time, Mcp3x08.Model model, int clockHertz) {
        refuse(
                clockHertz > (model == Mcp3x08.Model.MCP3208 ? 1_000_000 : 1_350_000),
                "the clock is too fast for 2.7 V");
        this.time = time;
        this.model = model;
        this.bits = model == Mcp3x08.Model.MCP3208 ? 12 : 10;
        this.clockHertz = clockHertz;
    }

    @Override
    public void transfer(byte[] sent, byte[] received) {
        refuse(received.length < sent.length, "no room for what comes back");
        time.spend(BETWEEN_TRANSFERS_NS);
        int clocks = sent.length * 8;
        int start = firstOne(sent);
        refuse(start == clocks, "no start bit");
        refuse(bit(sent, start + 1) == 0, "the inputs are wanted as pairs");
        int channel = (bit(sent, start + 2) << 2) | (bit(sent, start + 3) << 1) | bit(sent, start + 4);
        int nullBit = start + 6;
        refuse(nullBit + bits >= clocks, "deselected before the last bit");
        refuse((bits + 1) * 1e9 / clockHertz > 1.2e6, "so slow that the sampled charge leaks away");
        Arrays.fill(received, (byte) 0xff);
        for (int clock = nullBit; present && clock < clocks; clock++) {
            int out = clock == nullBit ? 0 : dataBit(inputs[channel], clock - nullBit - 1);
            put(received, clock, out);
        }
        time.spend((long) (clocks * 1e9 / clockHertz));
    }

    /** Most significant first; after the last one the bits come again in the other order (figure 5-2). */
    private int dataBit(int value, int place) {
        int significance = place < bits ? bits - 1 - place : place - bits + 1;
        return (value >> significance) & 1;
    }

    private static int firstOne(byte[] sent) {
        int clock = 0;
        while (clock < sent.length * 8 && bit(sent, clock) == 0) {
            clock++;
        }
        return clock;
    }

    private static int bit(byte[] bytes, int clock) {
        refuse(clock >= bytes.length * 8, "deselected before the channel was told");
        return (bytes[clock / 8] >> (7 - clock % 8)) & 1;
    }

    private static void put(byte[] bytes, int clock, int bit) {
        int mask = 1 << (7 - clock % 8);
        bytes[clock / 8] = (byte) (bit == 0 ? bytes[clock / 8] & ~mask : bytes[clock / 8] | mask);
    }

    @Override
    public String toString() {
        return model.name();
    }
}
