package org.myodose.acquisition.clock;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Measures how a device samples and keeps the newest {@link Timing} for whoever wants it.
 *
 * <p>Threading: one thread feeds it, without allocating or waiting; any thread may {@link #read}.
 */
public final class TimingMeter {

    private static final long SHORTEST_RUN_MICROS = 1_000_000;
    private static final int FEWEST_INTERVALS = 8;

    private static final int VERSION = 0;
    private static final int TIME = 1;
    private static final int OFFSET = 2;
    private static final int DRIFT = 3;
    private static final int UNCERTAINTY = 4;
    private static final int ROUND_TRIP = 5;
    private static final int REPLIES = 6;
    private static final int RATE = 7;
    private static final int JITTER = 8;
    private static final int DELAY = 9;
    private static final int DELAY_JITTER = 10;

    /** Odd version: being written. A reader who saw two versions reads again. */
    private final AtomicLongArray published = new AtomicLongArray(DELAY_JITTER + 1);

    private final MeanAndDeviation intervalsMicros = new MeanAndDeviation();
    private final MeanAndDeviation delaysNs = new MeanAndDeviation();
    private long runMicros;

    /** Another device, or another rate: what was measured does not hold for it. */
    public void clear() {
        intervalsMicros.clear();
        delaysNs.clear();
        runMicros = 0;
    }

    /**
     * Takes a scan.
     *
     * @param clock after it accepted the scan
     * @param intervalMicros device time since the scan before; 0 where a gap or a loss lies between
     * @param arrivalNs host monotonic clock when the scan arrived
     */
    public void accept(ScanClock clock, long intervalMicros, long arrivalNs) {
        if (intervalMicros > 0) {
            intervalsMicros.add((double) intervalMicros);
            runMicros += intervalMicros;
        }
        delaysNs.add((double) (arrivalNs - clock.measuredNs()));
        if (runMicros >= SHORTEST_RUN_MICROS && intervalsMicros.count() >= FEWEST_INTERVALS) {
            publish(clock);
            clear();
        }
    }

    private void publish(ScanClock clock) {
        ClockFit fit = clock.fit();
        long version = published.get(VERSION);
        published.set(VERSION, version + 1);
        published.set(TIME, clock.timeMicros());
        published.set(OFFSET, clock.measuredNs() - clock.timeMicros() * 1000);
        put(DRIFT, fit.driftPpm());
        published.set(UNCERTAINTY, clock.uncertaintyNs());
        put(ROUND_TRIP, fit.roundTripNs() / 1000);
        published.set(REPLIES, fit.replies());
        put(RATE, 1e6 / intervalsMicros.mean() * (1 + fit.driftPpm() * 1e-6));
        put(JITTER, intervalsMicros.deviation());
        put(DELAY, delaysNs.mean() / 1000);
        put(DELAY_JITTER, delaysNs.deviation() / 1000);
        published.set(VERSION, version + 2);
    }

    private void put(int index, double figure) {
        published.set(index, Double.doubleToRawLongBits(figure));
    }

    private double figure(int index) {
        return Double.longBitsToDouble(published.get(index));
    }

    /** The newest figures; empty before the first second of scans. */
    public Optional<Timing> read() {
        while (true) {
            long version = published.get(VERSION);
            Timing timing = new Timing(
                    published.get(TIME),
                    published.get(OFFSET),
                    figure(DRIFT),
                    published.get(UNCERTAINTY),
                    figure(ROUND_TRIP),
                    published.get(REPLIES),
                    figure(RATE),
                    figure(JITTER),
                    figure(DELAY),
                    figure(DELAY_JITTER));
            if (version % 2 == 0 && published.get(VERSION) == version) {
                return version == 0 ? Optional.empty() : Optional.of(timing);
            }
            Thread.onSpinWait();
        }
    }
}
