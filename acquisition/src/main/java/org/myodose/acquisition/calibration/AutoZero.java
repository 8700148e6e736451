package org.myodose.acquisition.calibration;

import java.util.Arrays;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Asks for a tare by itself when the sensors are demonstrably unloaded, which takes all of this on every channel: a tare was
 * taken by hand; since then the reading wandered off so slowly that no touch was laid on (a touch steps); for half a minute it
 * was as still as just after that tare (a hand trembles); and all corrections since sum up to {@link #MOST_NEWTONS} at most.
 * A touch or a gap ends the proof, until the reading is back at its zero. Its tares stand in the stream like any other.
 *
 * <p>Only for forces in newtons. Threading: as {@link ForceConsumer}; allocates nothing per scan. Design defaults.
 */
public final class AutoZero implements ForceConsumer {

    /** How far all corrections since the last tare by hand may go together. */
    public static final double MOST_NEWTONS = 0.3;

    private static final double LEAST_NEWTONS = 0.05;
    private static final double MOST_DRIFT_NEWTONS_PER_SECOND = 0.01;
    private static final double STILLNESS = 2;
    private static final double SIGMAS = 4;
    private static final double AT_ZERO_NEWTONS = 0.01;
    private static final long BLOCK_MICROS = 1_000_000;
    private static final int LEARNING_BLOCKS = 3;
    private static final int QUIET_BLOCKS = 30;

    private final Runnable requestTare;
    private final Runnable requestTareUndo;
    private boolean newtons;
    private double[] sums = new double[0];
    private double[] squares = new double[0];
    private double[] lastMeans = new double[0];
    private double[] stillDeviations = new double[0];
    private double[] corrected = new double[0];
    private int scans;
    private long blockBeganMicros;
    private int learningBlocks;
    private int quietBlocks;
    private boolean taredByHand;
    private boolean proven;
    private boolean asked;
    private boolean undoing;

    /** Asks the acquisition loop, by these two. */
    public AutoZero(Runnable requestTare, Runnable requestTareUndo) {
        this.requestTare = requestTare;
        this.requestTareUndo = requestTareUndo;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        int channels = device.channels().size();
        newtons = signal.forceUnit() == ForceUnit.NEWTONS;
        sums = new double[channels];
        squares = new double[channels];
        lastMeans = new double[channels];
        stillDeviations = new double[channels];
        corrected = new double[channels];
        taredByHand = false;
        distrust();
    }

    @Override
    public void onForce(ForceSample sample) {
        if (!newtons || !taredByHand) {
            return;
        }
        if (scans == 0) {
            blockBeganMicros = sample.timeMicros;
        }
        for (int channel = 0; channel < sums.length; channel++) {
            double force = sample.forces[channel];
            sums[channel] += force;
            squares[channel] += force * force;
            if (asked && Math.abs(force - lastMeans[channel]) > AT_ZERO_NEWTONS + SIGMAS * stillDeviations[channel]) {
                // Something is laid on while the zero is being taken: take that back.
                asked = false;
                undoing = true;
                requestTareUndo.run();
                distrust();
                return;
            }
        }
        scans++;
        if (sample.timeMicros - blockBeganMicros >= BLOCK_MICROS) {
            finishBlock();
        }
    }

    private void finishBlock() {
        if (learningBlocks < LEARNING_BLOCKS) {
            learn();
        } else if (proven) {
            watch();
        } else {
            proven = isAtZero();
        }
        for (int channel = 0; channel < sums.length; channel++) {
            lastMeans[channel] = mean(channel);
        }
        beginBlock();
    }

    /** Just after a tare by hand the sensors are unloaded, because a person said so. */
    private void learn() {
        for (int channel = 0; channel < sums.length; channel++) {
            stillDeviations[channel] = Math.max(stillDeviations[channel], deviation(channel));
        }
        learningBlocks++;
        proven = learningBlocks == LEARNING_BLOCKS && isAtZero();
    }

    private void watch() {
        boolean wanted = false;
        for (int channel = 0; channel < sums.length; channel++) {
            double mean = mean(channel);
            double noise = SIGMAS * stillDeviations[channel] / Math.sqrt(scans);
            boolean touched = Math.abs(mean - lastMeans[channel]) > MOST_DRIFT_NEWTONS_PER_SECOND + noise
                    || deviation(channel) > STILLNESS * stillDeviations[channel] + MOST_DRIFT_NEWTONS_PER_SECOND
                    || Math.abs(corrected[channel] + mean) > MOST_NEWTONS;
            if (touched) {
                distrust();
                return;
            }
            wanted |= Math.abs(mean) >= LEAST_NEWTONS;
        }
        quietBlocks++;
        if (quietBlocks >= QUIET_BLOCKS && wanted && !asked) {
            asked = true;
            requestTare.run();
        }
    }

    private boolean isAtZero() {
        for (int channel = 0; channel < sums.length; channel++) {
            double noise = SIGMAS * stillDeviations[channel] / Math.sqrt(scans);
            if (Math.abs(mean(channel)) > AT_ZERO_NEWTONS + noise
                    || deviation(channel) > STILLNESS * stillDeviations[channel] + MOST_DRIFT_NEWTONS_PER_SECOND) {
                return false;
            }
        }
        return true;
    }

    private double mean(int channel) {
        return sums[channel] / scans;
    }

    private double deviation(int channel) {
        double mean = mean(channel);
        return Math.sqrt(Math.max(0, squares[channel] / scans - mean * mean));
    }

    private void distrust() {
        proven = false;
        quietBlocks = 0;
        beginBlock();
    }

    private void beginBlock() {
        scans = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
    }

    @Override
    public void onTare(SignalDescription signal) {
        if (undoing) {
            undoing = false;
            return;
        }
        if (asked) {
            for (int channel = 0; channel < corrected.length; channel++) {
                corrected[channel] += lastMeans[channel];
                lastMeans[channel] = 0;
            }
            asked = false;
        } else {
            taredByHand = true;
            learningBlocks = 0;
            Arrays.fill(corrected, 0);
            Arrays.fill(stillDeviations, 0);
            proven = false;
        }
        quietBlocks = 0;
        beginBlock();
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        distrust();
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
