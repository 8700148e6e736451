package org.myodose.analysis.hold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.filter.FilterBank;
import org.myodose.device.ForceUnit;

/**
 * A labelled stretch of made-up force, drawn from a seed: rest, one press or a few that are held or not, rest. Every property
 * that makes holds hard to find is drawn anew: force, length, loading, tremor, wandering, sag, creep, noise, drift, resolution,
 * rate, jitter, gaps, unit and zero. The detector sees it through the product's own filter.
 */
final class SimulatedTrial {

    /** What is in it. */
    enum Kind {
        HOLD,
        /** Flat for so short a time that it may count as a hold or not. */
        EITHER,
        TAP,
        RAMP,
        RHYTHM
    }

    /** One press as it truly was; seconds. */
    record Label(Kind kind, double force, double onset, double plateauStart, double plateauEnd, double release) {}

    private static final int MOST_SAMPLES = 100_000;
    private static final double SURELY_FLAT_SECONDS = 0.7;

    final List<Label> labels = new ArrayList<>();
    final ForceUnit unit;
    final double rateHz;
    private final Random random;
    private final double force;
    private final double noise;
    private final double resolution;
    private final double unitsPerNewton;
    private final double tremor;
    private final double tremorHz;
    private final double wander;
    private final double wanderSeconds;
    private final double sag;
    private final double creep;
    private final double drift;
    private final double jitter;
    private final double offset;
    private final boolean smooth;
    private double endSeconds;
    private double gapFrom = Double.POSITIVE_INFINITY;
    private double gapTo = Double.POSITIVE_INFINITY;

    SimulatedTrial(long seed) {
        random = new Random(seed);
        // The first draws of neighbouring seeds are alike.
        random.nextLong();
        unit = random.nextBoolean() ? ForceUnit.NEWTONS : ForceUnit.COUNTS;
        force = logUniform(2, 150);
        noise = Math.min(logUniform(0.003, 0.3), 0.08 * force);
        unitsPerNewton = unit.isForce() ? 1 : logUniform(10, 200);
        resolution = unit.isForce() ? logUniform(0.0005, 0.1) : 1 / unitsPerNewton;
        tremor = between(0, 0.03);
        tremorHz = between(7, 12);
        wander = between(0, 0.03);
        wanderSeconds = between(0.5, 2);
        sag = random.nextInt(3) == 0 ? between(0, 0.15) : 0;
        creep = random.nextInt(3) == 0 ? between(0, 0.1) : 0;
        drift = random.nextInt(3) == 0 ? between(-0.005, 0.005) : 0;
        jitter = between(0, 0.5);
        offset = unit.isForce() ? between(-0.3, 0.3) : between(0, 50);
        smooth = random.nextBoolean();
        endSeconds = between(2, 5);
        drawPresses();
        endSeconds += between(2, 3);
        rateHz = Math.min(logUniform(5, 10_000), MOST_SAMPLES / endSeconds);
    }

    private void drawPresses() {
        switch (random.nextInt(8)) {
            case 0 -> press(Kind.TAP, between(0.05, 0.2), between(0, 0.3), between(0.05, 0.2));
            case 1 -> press(Kind.RAMP, between(0.3, 1.2), 0, between(0.1, 0.5));
            case 2 -> {
                double period = between(0.9, 1.4);
                for (int i = 0; i < 8; i++) {
                    press(Kind.RHYTHM, 0.15 * period, 0.25 * period, 0.15 * period);
                    endSeconds += 0.45 * period;
                }
            }
            default -> held();
        }
    }

    private void held() {
        double seconds = logUniform(0.5, 120);
        Kind kind = seconds < SURELY_FLAT_SECONDS ? Kind.EITHER : Kind.HOLD;
        press(kind, between(0.2, 2), seconds, between(0.1, 1));
        if (seconds > 6 && random.nextInt(10) == 0) {
            Label whole = labels.removeLast();
            gapFrom = whole.plateauStart() + between(0.3, 0.6) * seconds;
            gapTo = gapFrom + between(1.2, 2.3);
            labels.add(new Label(kind, force, whole.onset(), whole.plateauStart(), gapFrom, gapFrom));
            labels.add(new Label(kind, force, gapTo, gapTo, whole.plateauEnd(), whole.release()));
        }
    }

    private void press(Kind kind, double loading, double flat, double unloading) {
        double start = endSeconds + loading;
        labels.add(new Label(kind, force, endSeconds, start, start + flat, start + flat + unloading));
        endSeconds += loading + flat + unloading;
    }

    /** Shows all samples to the detectors; gives the filter's delay in seconds. */
    double play(List<HoldDetector> detectors) {
        FilterBank filter = new FilterBank(FilterProfile.HOLD, Math.round(rateHz * 1000), 1);
        double[] value = new double[1];
        double swaying = 0;
        double keep = Math.exp(-1 / (rateHz * wanderSeconds));
        double renew = Math.sqrt(1 - keep * keep);
        long last = 0;
        boolean interrupted = false;
        for (long i = 0; i < endSeconds * rateHz; i++) {
            double seconds = Math.max(0, (i + jitter * (random.nextDouble() - 0.5)) / rateHz);
            swaying = keep * swaying + renew * random.nextGaussian();
            long micros = Math.round(seconds * 1e6);
            if (seconds >= gapFrom && seconds < gapTo) {
                interrupted = true;
                continue;
            }
            if (interrupted) {
                for (HoldDetector detector : detectors) {
                    detector.gap(last, micros);
                }
                interrupted = false;
            }
            double newtons = pressed(seconds, swaying) + offset + drift * seconds + noise * random.nextGaussian();
            double read = unitsPerNewton * resolution * Math.rint(newtons / resolution);
            value[0] = read;
            filter.apply(value, micros);
            for (HoldDetector detector : detectors) {
                detector.sample(micros, value[0], read);
            }
            last = micros;
        }
        detectors.forEach(HoldDetector::end);
        return filter.delaySeconds();
    }

    private double pressed(double seconds, double swaying) {
        for (Label label : labels) {
            if (seconds >= label.onset() && seconds <= label.release()) {
                double steady = 1
                        + tremor * Math.sin(2 * Math.PI * tremorHz * seconds)
                        + wander * swaying
                        - sag
                                * (1
                                        - Math.exp(-Math.max(
                                                        0,
                                                        seconds
                                                                - labels.getFirst()
                                                                        .plateauStart())
                                                / 10))
                        + creep
                                * Math.log10(1
                                        + Math.max(
                                                0, seconds - labels.getFirst().plateauStart()));
                return force * steady * share(label, seconds);
            }
        }
        return 0;
    }

    /** How much of the press is on: rises over the loading, falls over the unloading. */
    private double share(Label label, double seconds) {
        double share = 1;
        if (seconds < label.plateauStart()) {
            share = (seconds - label.onset()) / (label.plateauStart() - label.onset());
        } else if (seconds > label.plateauEnd()) {
            share = (label.release() - seconds) / (label.release() - label.plateauEnd());
        }
        return smooth ? 0.5 - 0.5 * Math.cos(Math.PI * share) : share;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s of %.1f N in %s at %.1f Hz, noise %.4f N, resolution %.4f N, tremor %.3f, wander %.3f in %.1f s, sag %.3f, creep %.3f, drift %.3f N/s, jitter %.2f, offset %.2f",
                labels.getFirst().kind(),
                force,
                unit,
                rateHz,
                noise,
                resolution,
                tremor,
                wander,
                wanderSeconds,
                sag,
                creep,
                drift,
                jitter,
                offset);
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private double logUniform(double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }
}
