package org.myodose.acquisition.clock;

import org.myodose.device.Scan;

/**
 * All times of a device's scans: unwrapped device time, and when each was measured on the host's monotonic clock ({@link
 * System#nanoTime}).
 *
 * <p>Measured times grow strictly. Where the fit learns better, they are slewed by at most a tenth of the time that passes,
 * and what is still to go is part of the uncertainty. A scan whose source knows when it was measured keeps that time.
 *
 * <p>Not thread-safe; allocates nothing.
 */
public final class ScanClock {

    private static final double FASTEST_SLEW = 0.1;

    /** A reply whose tick is further from its arrival than this belongs to a clock that is gone. */
    private static final long FOREIGN_MICROS = TickUnwrapper.LATEST_MICROS;

    private final TickUnwrapper ticks = new TickUnwrapper();
    private final ClockFit fit = new ClockFit();
    private boolean exchanged = true;
    private boolean begins;
    private long originMicros;
    private boolean measuredBefore;
    private long lastDeviceNs;
    private long measuredNs;
    private long uncertaintyNs;

    /** The device has introduced itself: it may have restarted since the last tick. */
    public void introduce() {
        ticks.introduce();
    }

    /** Another device's clock is told from now on: nothing that was learnt holds. */
    public void exchange() {
        exchanged = true;
    }

    /** Device time counts from the next scan on, as if no other had been. What is known of the clock holds. */
    public void begin() {
        begins = true;
    }

    /** Takes the next scan; a late one leaves all times as they are. */
    public TickUnwrapper.Step accept(Scan scan) {
        TickUnwrapper.Step step = ticks.accept(scan.deviceTickMicros(), scan.arrivalNs());
        if (step == TickUnwrapper.Step.LATE) {
            return step;
        }
        measure(scan, step);
        if (begins) {
            begins = false;
            originMicros = ticks.timeMicros();
            return TickUnwrapper.Step.FIRST;
        }
        return step;
    }

    private void measure(Scan scan, TickUnwrapper.Step step) {
        long deviceNs = ticks.timeMicros() * 1000;
        boolean anew = exchanged || step != TickUnwrapper.Step.NEXT;
        exchanged = false;
        if (anew) {
            fit.begin(deviceNs, scan.arrivalNs());
        } else {
            fit.arrival(deviceNs, scan.arrivalNs());
        }
        if (scan.isMeasured()) {
            measuredNs = scan.measuredNs();
            uncertaintyNs = scan.timeUncertaintyNs();
        } else {
            slewTo(fit.hostNs(deviceNs), anew, deviceNs - lastDeviceNs, scan.arrivalNs());
            uncertaintyNs = fit.uncertaintyNs(deviceNs) + Math.abs(measuredNs - fit.hostNs(deviceNs));
        }
        measuredBefore = true;
        lastDeviceNs = deviceNs;
    }

    /** Forward at once where a clock begins anew, else no faster than permitted; never backward, nor beyond the arrival. */
    private void slewTo(long fittedNs, boolean anew, long elapsedNs, long arrivalNs) {
        long nextNs = fittedNs;
        if (!anew) {
            long slackNs = (long) (elapsedNs * FASTEST_SLEW);
            nextNs = Math.clamp(fittedNs, measuredNs + elapsedNs - slackNs, measuredNs + elapsedNs + slackNs);
        }
        nextNs = Math.min(nextNs, arrivalNs);
        measuredNs = measuredBefore ? Math.max(measuredNs + 1, nextNs) : nextNs;
    }

    /**
     * Takes a reply to a PING; one of a clock that is gone is ignored.
     *
     * @param tickMicros device clock when it answered
     * @param sentNs host monotonic clock before the PING was sent
     * @param arrivalNs host monotonic clock when the reply arrived
     */
    public void reply(long tickMicros, long sentNs, long arrivalNs) {
        if (measuredBefore && !exchanged && ticks.isNear(tickMicros, arrivalNs, FOREIGN_MICROS)) {
            fit.reply(ticks.timeOf(tickMicros) * 1000, sentNs, arrivalNs);
        }
    }

    /** Device time of the last scan in microseconds, since the first, or the first after {@link #begin}. */
    public long timeMicros() {
        return ticks.timeMicros() - originMicros;
    }

    /** When the last scan was measured, on the host's monotonic clock. */
    public long measuredNs() {
        return measuredNs;
    }

    /** How far {@link #measuredNs} may be from the truth. */
    public long uncertaintyNs() {
        return uncertaintyNs;
    }

    /** The fit behind the measured times. */
    public ClockFit fit() {
        return fit;
    }
}
