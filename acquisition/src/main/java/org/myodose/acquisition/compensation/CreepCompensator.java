package org.myodose.acquisition.compensation;

import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.calibration.CalibrationException;

/**
 * Takes the creep out of forces that change as they like: what earlier loads left behind, by superposition of the log law, is
 * subtracted, so that a constant load reads constant from its first scan, and every step of a staircase too.
 *
 * <p>Creep never turns a push into a pull: a positive reading stays between 0 and where k leads, a reading of 0 or below is taken
 * as it is, and lays nothing on the sensor. So bounded readings give bounded forces, at any intervals.
 *
 * <p>Nothing is known from before the first scan, nor of a gap. The load on the sensor at the first scan counts as one that has
 * always lain there, such as the preload of a glove; over a gap the lesser of the loads before and after it. How far that may be
 * wrong is in {@link #unknownDecades}.
 *
 * <p>Sensors are numbered from 0. Not thread-safe; allocates nothing after construction.
 */
final class CreepCompensator {

    /** What is not known fades slowly: that often is enough. */
    private static final long FADING_MICROS = 100_000;

    private final double[] perDecade;
    private final double[] loads;
    private final double[] greatest;
    private final double[] nothing;
    private final LoadMemory memory;
    private final LoadMemory unknown;
    private boolean started;
    private boolean interrupted;
    private long timeMicros;
    private long fadedMicros;

    /**
     * A compensator for sensors of these figures.
     *
     * @throws CalibrationException when a k is so far below 0 that a load would read nothing in the end
     */
    CreepCompensator(CreepFigures[] figures) {
        int sensorCount = figures.length;
        perDecade = new double[sensorCount];
        double[] taus = new double[sensorCount];
        for (int sensor = 0; sensor < sensorCount; sensor++) {
            perDecade[sensor] = figures[sensor].k();
            taus[sensor] = figures[sensor].tauSeconds();
        }
        loads = new double[sensorCount];
        greatest = new double[sensorCount];
        nothing = new double[sensorCount];
        memory = new LoadMemory(taus);
        unknown = new LoadMemory(taus);
        for (int sensor = 0; sensor < sensorCount; sensor++) {
            requireReadable(sensor);
        }
    }

    private void requireReadable(int sensor) {
        if (!(1 + perDecade[sensor] * memory.decadesForEver(sensor) > 0)) {
            throw new CalibrationException("A creep of " + perDecade[sensor]
                    + " per decade of time cannot be compensated, for a held load would read nothing in the end:"
                    + " hold a load and calibrate anew.");
        }
    }

    /** What was on the sensors up to the next scan is not known. */
    void interrupt() {
        interrupted = true;
    }

    /** Turns one scan's readings into forces, in place; times must not run backwards. */
    void apply(double[] readings, long nowMicros) {
        if (!started) {
            start(readings, nowMicros);
        } else if (interrupted) {
            bridge(readings, nowMicros);
        } else {
            memory.advance(nowMicros - timeMicros, loads);
            fade(nowMicros);
        }
        timeMicros = nowMicros;
        for (int sensor = 0; sensor < loads.length; sensor++) {
            double reading = readings[sensor];
            double force = Math.max(0, reading - perDecade[sensor] * memory.decades(sensor));
            readings[sensor] = reading > 0 ? force : reading;
            loads[sensor] = reading > 0 ? force : 0;
        }
    }

    private void start(double[] readings, long nowMicros) {
        started = true;
        interrupted = false;
        for (int sensor = 0; sensor < loads.length; sensor++) {
            greatest[sensor] = Math.max(0, readings[sensor]);
            loads[sensor] = greatest[sensor] / (1 + perDecade[sensor] * memory.decadesForEver(sensor));
        }
        memory.settle(loads);
        unknown.settle(greatest);
        fadedMicros = nowMicros;
    }

    private void bridge(double[] readings, long nowMicros) {
        interrupted = false;
        unknown.advance(timeMicros - fadedMicros, nothing);
        for (int sensor = 0; sensor < loads.length; sensor++) {
            double after = Math.max(0, readings[sensor]);
            greatest[sensor] = Math.max(loads[sensor], after);
            loads[sensor] = Math.min(loads[sensor], after);
        }
        memory.advance(nowMicros - timeMicros, loads);
        unknown.advance(nowMicros - timeMicros, greatest);
        fadedMicros = nowMicros;
    }

    private void fade(long nowMicros) {
        if (nowMicros - fadedMicros >= FADING_MICROS) {
            unknown.advance(nowMicros - fadedMicros, nothing);
            fadedMicros = nowMicros;
        }
    }

    /** What known loads left behind, in force times decades; its product with k was subtracted. */
    double decades(int sensor) {
        return memory.decades(sensor);
    }

    /** What loads that were never seen may have left behind at most, in force times decades. */
    double unknownDecades(int sensor) {
        return unknown.decades(sensor);
    }

    /** Goes on where {@code other} stands, of the same sensors, such as after a change of rate. */
    void keepHistoryOf(CreepCompensator other) {
        started = other.started;
        interrupted = other.interrupted;
        timeMicros = other.timeMicros;
        fadedMicros = other.fadedMicros;
        System.arraycopy(other.loads, 0, loads, 0, loads.length);
        memory.copyFrom(other.memory);
        unknown.copyFrom(other.unknown);
    }
}
