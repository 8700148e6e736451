package org.myodose.acquisition.clock;

import java.util.Random;
import org.myodose.device.Scan;

/**
 * A device whose clock and way to the host are known: offset, drift, a serial adapter that hands on what it has every 16 ms,
 * delays with a long tail, stalls. Seeded: the same figures each time. True times are nanoseconds on the host's clock.
 */
final class SimulatedTransport {

    /** Receives what a host would, in order of arrival. */
    interface Host {
        void onScan(Scan scan, long trueNs);

        void onReply(long tickMicros, long sentNs, long arrivalNs);
    }

    static final long SECOND_NS = 1_000_000_000L;

    private final Random random;
    private final Scan scan = new Scan();
    double rateHz = 1000;
    double driftPpm;
    long tickAtStartMicros = 12_345_678;
    /** The adapter hands on at multiples of this; 0 for at once. */
    long bunchNs;
    /** Time that even the promptest bytes need, from the device and to it. */
    long fastestNs = 100_000;

    long fastestToDeviceNs = 100_000;
    double jitterNs = 50_000;
    /** Share of the reads before which the host stalls for up to 60 ms, so that a burst follows. */
    double stalls;

    double intervalJitter;
    boolean pings = true;
    private PingPace pingPace = new PingPace();
    private double ticksAtStart;
    private long suspendedNs;
    private long startNs;
    private long nowNs;
    private long nextPingNs;
    private long handedOnNs;
    private long lastArrivalNs;

    SimulatedTransport(long seed) {
        random = new Random(seed);
        startNs = 5 * SECOND_NS + random.nextInt(1_000_000_000);
        nowNs = startNs;
        nextPingNs = startNs;
        lastArrivalNs = startNs;
    }

    long nowNs() {
        return nowNs;
    }

    /** The device resets: its clock begins again at {@code tickMicros}. */
    void restart(long tickMicros, long silenceNs) {
        nowNs += silenceNs;
        startNs = nowNs;
        ticksAtStart = 0;
        suspendedNs = 0;
        tickAtStartMicros = tickMicros;
        pingPace = new PingPace();
        nextPingNs = nowNs;
    }

    /** From now on the device's clock is off by that; it does not jump. */
    void changeDrift(double ppm) {
        ticksAtStart = elapsedMicros(nowNs);
        startNs = nowNs;
        driftPpm = ppm;
    }

    /** The host sleeps, and its clock stands still; the device's goes on. */
    void suspendHost(long suspendedNs) {
        this.suspendedNs += suspendedNs;
    }

    /** Nothing is sent for so long; the clock goes on. */
    void pause(long silenceNs) {
        nowNs += silenceNs;
        nextPingNs = Math.max(nextPingNs, nowNs);
    }

    void run(double seconds, Host host) {
        long endNs = nowNs + (long) (seconds * SECOND_NS);
        // The device times its scans by its own clock.
        double periodNs = SECOND_NS / rateHz / (1 + driftPpm * 1e-6);
        while (nowNs < endNs) {
            while (pings && nextPingNs <= nowNs) {
                ping(host);
            }
            long arrivalNs = arrival(nowNs);
            scan.set(0, tick(nowNs), arrivalNs, 1);
            host.onScan(scan, nowNs);
            nowNs += Math.round(periodNs * (1 + intervalJitter * (random.nextDouble() - 0.5)));
        }
    }

    private void ping(Host host) {
        long sentNs = nextPingNs;
        long answeredNs = sentNs + fastestToDeviceNs + exponential(jitterNs);
        host.onReply(tick(answeredNs), sentNs, arrival(answeredNs));
        pingPace.answered();
        nextPingNs += pingPace.nextNs();
    }

    /** By the device's clock, which is off by {@link #driftPpm}. */
    private long tick(long trueNs) {
        return (tickAtStartMicros + (long) Math.floor(elapsedMicros(trueNs))) & 0xFFFF_FFFFL;
    }

    private double elapsedMicros(long trueNs) {
        return ticksAtStart + (trueNs - startNs + suspendedNs) / 1000.0 * (1 + driftPpm * 1e-6);
    }

    private long arrival(long sentNs) {
        long atAdapterNs = sentNs + fastestNs;
        if (bunchNs > 0) {
            atAdapterNs = Math.ceilDiv(atAdapterNs, bunchNs) * bunchNs;
        }
        if (atAdapterNs > handedOnNs) {
            handedOnNs = atAdapterNs;
            long stallNs = random.nextDouble() < stalls ? random.nextInt(60_000_000) : 0;
            lastArrivalNs = Math.max(lastArrivalNs, atAdapterNs + exponential(jitterNs) + stallNs);
        }
        return lastArrivalNs;
    }

    private long exponential(double mean) {
        return Math.round(-mean * StrictMath.log(1 - random.nextDouble()));
    }
}
