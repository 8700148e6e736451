package org.myodose.device.simulated;

import java.util.random.RandomGenerator;

/**
 * A force sensor with its converter: turns the force on it into the reading of a real part, with gain, offset, noise, creep,
 * hysteresis, saturation and quantisation. Not thread-safe.
 *
 * <p>Creep: reading = F·(1 + k·log₁₀(1 + t/τ)), t the time under load, k per decade, τ = 1 s; each change of load starts such a law
 * of its own ({@link CreepHistory}). Without a load the part reads nothing, whatever it remembers. Hysteresis: on the way down
 * from a peak P the reading is F·(1 + 4h·(1 − F/P)), so that it is h·P too high half-way and nothing at both ends.
 */
public final class SimulatedSensor {

    private static final double CREEP_TIME_SECONDS = 1;

    /** Below this share of its range the part counts as unloaded: it lets go of what presses and forgets its peak. */
    private static final double UNLOADED_SHARE = 0.005;

    private final SensorModel model;
    private final RandomGenerator random;
    private final double stepNewtons;
    private final int highest;
    private final CreepHistory history = new CreepHistory(CREEP_TIME_SECONDS);
    private double peakNewtons;

    public SimulatedSensor(SensorModel model, RandomGenerator random) {
        this.model = model;
        this.random = random;
        this.highest = (1 << model.bits()) - 1;
        this.stepNewtons = model.rangeNewtons() / highest;
    }

    /** Newtons per step of the converter. */
    public double stepNewtons() {
        return stepNewtons;
    }

    /** The converter's count, from 0 to 2^bits − 1, with {@code newtons} on the sensor; times must not run backwards. */
    public int convert(double newtons, double seconds) {
        boolean loaded = newtons >= UNLOADED_SHARE * model.rangeNewtons();
        peakNewtons = loaded ? Math.max(peakNewtons, newtons) : 0;
        double decades = model.creepPerDecade() == 0 ? 0 : history.decades(loaded ? newtons : 0, seconds);
        double crept = newtons + (loaded ? model.creepPerDecade() * decades : 0);
        double lagged = crept * (1 + hysteresis(newtons));
        double noise = model.noiseNewtons() == 0 ? 0 : model.noiseNewtons() * random.nextGaussian();
        double reading = lagged * model.gain() + model.offsetNewtons() + noise;
        return (int) Math.clamp(Math.round(reading / stepNewtons), 0L, highest);
    }

    private double hysteresis(double newtons) {
        return peakNewtons == 0 ? 0 : 4 * model.hysteresisShare() * (1 - newtons / peakNewtons);
    }
}
