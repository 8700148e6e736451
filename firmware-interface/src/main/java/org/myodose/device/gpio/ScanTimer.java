package org.myodose.device.gpio;

import org.myodose.device.LinkException;
import org.myodose.device.emulated.ScanTimes;
import org.myodose.device.gpio.chip.Converter;
import org.myodose.device.gpio.chip.HostClock;

/**
 * Has a chip scan on time and counts the scans that could not be taken. A steady schedule never drifts: the n-th scan is due n
 * periods after the start, however late the ones before were. A chip that sets its own pace is only listened to.
 *
 * <p>For the polling thread; allocates nothing.
 */
final class ScanTimer {

    private static final long NS_PER_MICRO = 1000;

    private final Converter chip;
    private final ScanTimes times;
    private final HostClock clock;
    private boolean streaming = true;
    private boolean underWay;
    private long startNs;
    private long dueNs;
    private long beganNs;
    private long lastReadyNs;
    private long overruns;

    ScanTimer(Converter chip, long rateMilliHertz, HostClock clock) {
        this.chip = chip;
        this.times = new ScanTimes(rateMilliHertz);
        this.clock = clock;
        begin();
    }

    /** Scans that were not taken or had to be thrown away. */
    long overruns() {
        return overruns;
    }

    long rateMilliHertz() {
        return times.rateMilliHertz();
    }

    void stop() {
        streaming = false;
    }

    void start() {
        if (!streaming) {
            streaming = true;
            begin();
        }
    }

    /** From the present scan on; for a chip that does not set the pace. */
    void changeRate(long milliHertz) {
        times.changeRate(milliHertz);
        dueNs = startNs + times.dueMicros() * NS_PER_MICRO;
    }

    private void begin() {
        startNs = clock.nanoTime();
        lastReadyNs = startNs;
        times.restart();
        schedule();
    }

    private void schedule() {
        times.advance();
        dueNs = startNs + times.dueMicros() * NS_PER_MICRO;
    }

    /** Moves the chip along; a scan that is ready goes to {@code out}. */
    void advance(Outgoing out) throws LinkException {
        long nowNs = clock.nanoTime();
        if (streaming && !underWay && !chip.setsThePace() && nowNs >= dueNs) {
            beginScan(nowNs);
        }
        switch (chip.advance(nowNs, out.counts())) {
            case PENDING -> {
                // Later.
            }
            case DISCARDED -> {
                overruns++;
                ready(nowNs);
            }
            case SCAN -> {
                if (chip.setsThePace()) {
                    beganNs = nowNs;
                }
                countMissed(nowNs);
                ready(nowNs);
                if (streaming) {
                    out.scan(beganNs, clock.nanoTime(), chip.channelCount());
                }
            }
        }
    }

    private void beginScan(long nowNs) throws LinkException {
        schedule();
        while (dueNs <= nowNs) {
            overruns++;
            schedule();
        }
        beganNs = nowNs;
        underWay = true;
        chip.beginScan(nowNs);
    }

    private void ready(long nowNs) {
        underWay = false;
        lastReadyNs = nowNs;
    }

    /** A chip that sets the pace overwrites what was not read in time: that shows in the time since the last reading. */
    private void countMissed(long nowNs) {
        if (chip.setsThePace()) {
            long periods = Math.round((nowNs - lastReadyNs) * (times.rateMilliHertz() / 1e12));
            overruns += Math.max(0, periods - 1);
        }
    }

    /** When {@link #advance} is worth its while. */
    long nextStepNs() {
        if (underWay || chip.setsThePace()) {
            return chip.nextStepNs();
        }
        return streaming ? dueNs : HostClock.NEVER;
    }
}
