package org.myodose.analysis.hold;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A hand-made force signal: straight lines between corners, sampled, made noisy and quantised as wanted. Seeded. */
final class Signal {

    private final List<double[]> corners = new ArrayList<>();
    private final Random random;
    private double rateHz = 100;
    private double jitter;
    private double noise;
    private double step;
    private double scale = 1;
    private DoubleUnaryOperator extra = seconds -> 0;
    private long[] times = {};
    private double[] forces = {};

    private Signal(long seed) {
        random = new Random(seed);
        corners.add(new double[] {0, 0});
    }

    static Signal seeded(long seed) {
        return new Signal(seed);
    }

    Signal rate(double newRateHz) {
        rateHz = newRateHz;
        return this;
    }

    /** Share of an interval by which each sample's time may be off. */
    Signal jitter(double share) {
        jitter = share;
        return this;
    }

    Signal noise(double standardDeviation) {
        noise = standardDeviation;
        return this;
    }

    Signal quantised(double newStep) {
        step = newStep;
        return this;
    }

    Signal scaled(double factor) {
        scale = factor;
        return this;
    }

    Signal plus(DoubleUnaryOperator ofSeconds) {
        extra = ofSeconds;
        return this;
    }

    /** The force goes straight to that level within that time. */
    Signal to(double force, double seconds) {
        corners.add(new double[] {endSeconds() + seconds, force});
        return this;
    }

    Signal stay(double seconds) {
        return to(corners.getLast()[1], seconds);
    }

    /** Rest, load, hold, release, rest. */
    Signal press(double force, double loadSeconds, double holdSeconds) {
        return stay(2).to(force, loadSeconds).stay(holdSeconds).to(0, 0.2).stay(1);
    }

    double endSeconds() {
        return corners.getLast()[0];
    }

    Signal sample() {
        int count = (int) Math.floor(endSeconds() * rateHz) + 1;
        times = new long[count];
        forces = new double[count];
        for (int i = 0; i < count; i++) {
            double seconds = Math.max(0, (i + jitter * (random.nextDouble() - 0.5)) / rateHz);
            times[i] = Math.round(seconds * 1e6);
            double force = level(seconds) + extra.applyAsDouble(seconds) + noise * random.nextGaussian();
            forces[i] = scale * (step > 0 ? step * Math.rint(force / step) : force);
        }
        return this;
    }

    private double level(double seconds) {
        for (int i = 1; i < corners.size(); i++) {
            double[] from = corners.get(i - 1);
            double[] to = corners.get(i);
            if (seconds <= to[0]) {
                return to[0] == from[0] ? to[1] : from[1] + (to[1] - from[1]) * (seconds - from[0]) / (to[0] - from[0]);
            }
        }
        return corners.getLast()[1];
    }

    int size() {
        return times.length;
    }

    long timeMicros(int i) {
        return times[i];
    }

    double force(int i) {
        return forces[i];
    }
}
