package org.myodose.acquisition.calibration;

import java.util.Arrays;

/**
 * Takes a new zero when asked to, and only then: the mean of each channel over the next half second of scans. A gap within
 * starts the half second anew.
 *
 * <p>It cannot tell a load from an offset. Taken under load, that load reads 0 from then on and its release reads negative,
 * until the next tare; raw counts and the zero are both kept, so nothing is lost.
 *
 * <p>Not thread-safe; collecting allocates nothing.
 */
public final class Tare {

    private static final double SECONDS = 0.5;

    private final CountScaler scaler;
    private final int scansNeeded;
    private final double[] sums;
    private int scansCollected;
    private boolean collecting;

    /** A tare that moves the zeros of {@code scaler}. */
    public Tare(CountScaler scaler, long rateMilliHertz) {
        this.scaler = scaler;
        scansNeeded = (int) Math.max(1, Math.round(rateMilliHertz * SECONDS / 1000));
        sums = new double[scaler.channelCount()];
    }

    /** Asks for a new zero; asked twice, the later request holds. */
    public void request() {
        collecting = true;
        startAnew();
    }

    /** Takes the last tare back, or the one under way. */
    public void withdraw() {
        if (collecting) {
            collecting = false;
        } else {
            scaler.restoreZeros();
        }
    }

    /** What was collected so far does not belong together with what follows. */
    public void startAnew() {
        scansCollected = 0;
        Arrays.fill(sums, 0);
    }

    /** Whether a request is not yet fulfilled. */
    public boolean isCollecting() {
        return collecting;
    }

    /** Takes a scan's forces; returns true when that completed a request and moved the zeros. */
    public boolean accept(double[] forces) {
        if (!collecting) {
            return false;
        }
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] += forces[channel];
        }
        scansCollected++;
        if (scansCollected < scansNeeded) {
            return false;
        }
        complete();
        return true;
    }

    private void complete() {
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] /= scansCollected;
        }
        scaler.moveZeros(sums);
        collecting = false;
    }
}
