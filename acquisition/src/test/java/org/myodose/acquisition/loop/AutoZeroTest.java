package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.AutoZero;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;

/** Through the conditioner, as in the loop: what the automatic zero does to a load over time. */
class AutoZeroTest {

    private static final int RATE_HZ = 100;
    private static final double NOISE = 0.01;

    private int taken;
    private int undone;
    private double lastForce;

    /** Runs {@code newtons} over {@code seconds}; a tare by hand is asked for after the first second. */
    private void run(DoubleUnaryOperator newtons, int seconds) {
        Conditioner[] conditioner = new Conditioner[1];
        boolean[] wish = new boolean[2];
        AutoZero autoZero = new AutoZero(
                () -> {
                    taken++;
                    wish[0] = true;
                },
                () -> {
                    undone++;
                    wish[1] = true;
                });
        conditioner[0] = new Conditioner(Calibrations.none(), new NullConsumer() {
            @Override
            public void onDevice(DeviceDescription device, SignalDescription signal) {
                autoZero.onDevice(device, signal);
            }

            @Override
            public void onForce(ForceSample sample) {
                lastForce = sample.forces[0];
                autoZero.onForce(sample);
            }

            @Override
            public void onTare(SignalDescription signal) {
                autoZero.onTare(signal);
            }
        });
        conditioner[0].onHello(Devices.of("A", RATE_HZ * 1000L, Devices.channel("palm", ForceUnit.NEWTONS, -4)));
        SplittableRandom random = new SplittableRandom(1);
        for (int scan = 0; scan < seconds * RATE_HZ; scan++) {
            double time = scan / (double) RATE_HZ;
            if (scan == RATE_HZ || wish[0]) {
                wish[0] = false;
                conditioner[0].onEvent(new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, 0, 0, 0));
            }
            if (wish[1]) {
                wish[1] = false;
                conditioner[0].onEvent(new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, false, 0, 0, 0));
            }
            double read = newtons.applyAsDouble(time) + NOISE * random.nextGaussian();
            conditioner[0].onScan(Devices.scan(scan, scan * 10_000L, (int) Math.round(read * 1e4)));
        }
    }

    @Test
    void takesOffAnOffsetThatDriftsWithoutATouch() {
        run(time -> 0.2 + 0.001 * time, 150);
        assertTrue(taken >= 1 && taken <= 3, () -> taken + " tares");
        assertEquals(0, undone);
        assertTrue(Math.abs(lastForce) < 0.1, () -> lastForce + " N");
    }

    /** A held light touch that sags slowly is what a drifting zero looks like, but for the step with which it began. */
    @Test
    void neverZeroesAHeldLightTouchThatSags() {
        run(time -> time < 10 ? 0 : 0.28 - 0.001 * (time - 10), 200);
        assertEquals(0, taken);
        assertTrue(lastForce > 0.05, () -> lastForce + " N");
    }

    /** Too gentle to show within a second, but faster than any drift. */
    @Test
    void neverZeroesATouchThatComesOnWithinSeconds() {
        run(time -> time < 10 ? 0 : Math.min(0.28, 0.06 * (time - 10)), 200);
        assertEquals(0, taken);
    }

    @Test
    void neverZeroesAStrongHoldThatSags() {
        run(time -> time < 10 ? 0 : 40 - 0.05 * (time - 10), 200);
        assertEquals(0, taken);
    }

    /** A hand that comes on as slowly as drift trembles. */
    @Test
    void neverZeroesATouchThatTrembles() {
        run(time -> time < 10 ? 0 : Math.min(0.25, 0.005 * (time - 10)) * (1 + 0.4 * Math.sin(50 * time)), 200);
        assertEquals(0, taken);
    }

    /** Even what nothing can tell from drift is taken off only within a bound. */
    @Test
    void neverCorrectsMoreThanItsBound() {
        run(time -> 0.004 * time, 400);
        assertTrue(lastForce >= 1.6 - AutoZero.MOST_NEWTONS - 0.1, () -> lastForce + " N");
    }

    @Test
    void doesNothingBeforeATareByHand() {
        AutoZero autoZero = new AutoZero(
                () -> {
                    throw new AssertionError("nobody said that the sensors are unloaded");
                },
                () -> {});
        Conditioner conditioner = new Conditioner(Calibrations.none(), autoZero);
        conditioner.onHello(Devices.newtons("A", 100_000, 1));
        for (int scan = 0; scan < 10_000; scan++) {
            conditioner.onScan(Devices.scan(scan, scan * 10_000L, 1));
        }
    }

    @Test
    void startsAgainWhenTheTouchIsGone() {
        run(time -> time > 10 && time < 60 ? 0.2 : time < 80 ? 0 : Math.min(0.1, 0.002 * (time - 80)), 300);
        assertTrue(taken >= 1, () -> taken + " tares");
        assertTrue(Math.abs(lastForce) < 0.06, () -> lastForce + " N");
    }
}
