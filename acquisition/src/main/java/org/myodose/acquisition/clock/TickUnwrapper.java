package org.myodose.acquisition.clock;

/**
 * Turns a device's 32-bit microsecond ticks, which wrap every 71.6 minutes, into 64-bit time since the first scan that
 * only grows.
 *
 * <p>Of all times that a tick can mean, the one nearest to what the host's clock says is taken, so silences of any length
 * are told right. A tick that runs back by less than {@value #LATEST_MICROS} µs belongs to a late or doubled scan; further
 * back, the device has restarted. After the device introduced itself again any step back, or a step that differs from the
 * host's by more than that limit, is a restart. Across a restart time goes on by the host's clock.
 *
 * <p>Not thread-safe; allocates nothing. Same inputs, same times.
 */
public final class TickUnwrapper {

    /** What a tick turned out to be. */
    public enum Step {
        /** The first of all: time 0. */
        FIRST,
        /** Later than the one before, on the same device clock. */
        NEXT,
        /** Not later than the one before: time stands still, and the scan is to be dropped. */
        LATE,
        /** The device's clock began anew; how much time passed is known by the host's clock only. */
        RESTARTED
    }

    static final long LATEST_MICROS = 1_000_000;

    private boolean started;
    private boolean introduced;
    private long lastTickMicros;
    private long lastArrivalNs;
    private long timeMicros;

    /** The device has introduced itself: it may have restarted since the last tick. */
    public void introduce() {
        introduced = true;
    }

    /**
     * Takes the next tick.
     *
     * @param tickMicros device clock, 0 to 2³²−1
     * @param arrivalNs host monotonic clock when it arrived
     */
    public Step accept(long tickMicros, long arrivalNs) {
        if (!started) {
            started = true;
            remember(tickMicros, arrivalNs);
            return Step.FIRST;
        }
        long hostMicros = (arrivalNs - lastArrivalNs) / 1000;
        // The cast finds, of all multiples of 2³², the one that brings both clocks closest together.
        int disagreementMicros = (int) (tickMicros - lastTickMicros - hostMicros);
        long deviceMicros = hostMicros + disagreementMicros;
        if (hasRestarted(deviceMicros, disagreementMicros)) {
            timeMicros += Math.max(1, hostMicros);
            remember(tickMicros, arrivalNs);
            return Step.RESTARTED;
        }
        if (deviceMicros <= 0) {
            return Step.LATE;
        }
        timeMicros += deviceMicros;
        remember(tickMicros, arrivalNs);
        return Step.NEXT;
    }

    /** Time of the last tick that was not late, in microseconds since the first. */
    public long timeMicros() {
        return timeMicros;
    }

    /** Time of another tick of the same clock, within half an hour of the last one. */
    public long timeOf(long tickMicros) {
        return timeMicros + (int) (tickMicros - lastTickMicros);
    }

    /** Whether a tick that arrived then agrees with the last one to within {@code limitMicros} by the host's clock. */
    boolean isNear(long tickMicros, long arrivalNs, long limitMicros) {
        long hostMicros = (arrivalNs - lastArrivalNs) / 1000;
        return !introduced && Math.abs((int) (tickMicros - lastTickMicros - hostMicros)) <= limitMicros;
    }

    private boolean hasRestarted(long deviceMicros, long disagreementMicros) {
        return introduced
                ? deviceMicros <= 0 || Math.abs(disagreementMicros) > LATEST_MICROS
                : deviceMicros <= -LATEST_MICROS;
    }

    private void remember(long tickMicros, long arrivalNs) {
        lastTickMicros = tickMicros;
        lastArrivalNs = arrivalNs;
        introduced = false;
    }
}
