package org.myodose.device.gpio.chip;

import static org.myodose.device.gpio.chip.ChipViolation.refuse;

/** An HX711 seen from its two pins: Avia's datasheet, figure 2 (T1 to T4), table 3, figure 3 (power-down), settling time. */
public final class SimulatedHx711 {

    private static final long SHORTEST_PHASE_NS = 200;
    private static final long POWER_DOWN_NS = 60_000;
    private static final int SETTLING = 4;
    private static final int UNSETTLED = 0x2a_aaaa;

    /** What a call that moves a pin costs. */
    private static final long PIN_CALL_NS = 2_000;

    private final SimulatedTime time;
    private final double rateHz;
    /** At A with 128, B with 32, A with 64, as 24-bit counts; to be set by the test. */
    public final int[] counts = new int[3];
    /** Of a reading so many pulses away, the high phase lasts {@link #stallNs} longer; −1 for none. */
    public int stallInPulses = -1;

    public long stallNs;

    private boolean clockHigh;
    private boolean clockedInVain;
    private boolean off = true;
    private long edgeNs;
    private int gain;
    private int unsettledToCome;
    private long boundaryNs;
    private boolean ready;
    private int latest;
    private int pulses;
    private long readingSinceNs;
    private boolean level = true;

    public SimulatedHx711(SimulatedTime time, double rateHz) {
        this.time = time;
        this.rateHz = rateHz;
    }

    /** DOUT: low when a conversion is ready, the bit during a reading, high else. */
    public boolean dataIsHigh() {
        time.spend(PIN_CALL_NS);
        convert();
        return off || (pulses == 0 ? !ready : level);
    }

    /** PD_SCK. */
    public void setClock(boolean high) {
        time.spend(PIN_CALL_NS);
        if (high == clockHigh) {
            return;
        }
        if (!high && pulses > 0 && stallInPulses >= 0 && stallInPulses-- == 0) {
            time.spend(stallNs);
        }
        convert();
        long phaseNs = time.now() - edgeNs;
        refuse(edgeNs != 0 && phaseNs < SHORTEST_PHASE_NS, "a phase of the clock shorter than 0.2 µs (T3, T4)");
        edgeNs = time.now();
        clockHigh = high;
        if (high) {
            rise();
        } else {
            fall(phaseNs);
        }
    }

    private void rise() {
        clockedInVain = !off && pulses == 0 && !ready;
        if (off || clockedInVain) {
            return;
        }
        if (pulses == 0) {
            readingSinceNs = time.now();
            ready = false;
        }
        pulses++;
        refuse(pulses > 27, "more than 27 pulses");
        level = pulses > 24 || ((latest >> (24 - pulses)) & 1) != 0;
    }

    private void fall(long highNs) {
        if (off || highNs >= POWER_DOWN_NS) {
            reset();
        } else {
            refuse(clockedInVain, "clocked while nothing was ready");
        }
    }

    private void reset() {
        off = false;
        gain = 0;
        unsettledToCome = SETTLING;
        pulses = 0;
        ready = false;
        boundaryNs = time.now() + period();
    }

    /** Conversions follow one another; one that ends during a reading is lost. */
    private void convert() {
        while (!off && time.now() >= boundaryNs) {
            if (pulses == 0 || pulses >= 25) {
                finishReading();
                ready = true;
                latest = unsettledToCome > 0 ? UNSETTLED : counts[gain];
            }
            refuse(pulses > 0 && boundaryNs - readingSinceNs > period(), "a reading was left after some pulses");
            unsettledToCome = Math.max(0, unsettledToCome - 1);
            boundaryNs += period();
        }
    }

    private void finishReading() {
        if (pulses > 0 && pulses - 25 != gain) {
            gain = pulses - 25;
            unsettledToCome = SETTLING;
        }
        pulses = 0;
    }

    private long period() {
        return (long) (1e9 / rateHz);
    }
}
