package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.Devices.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Certified;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.simulated.SensorModel;
import org.myodose.device.simulated.SimulatedSensor;

/** From the counts of a simulated sensor of known creep to forces; the sensor's creep is code of its own. */
class CompensatedForcesTest {

    private static final double K = 0.05;
    private static final int RATE_HZ = 100;
    private static final SensorModel PART = SensorModel.ideal(100, 16).withCreep(K);
    private static final DeviceDescription DEVICE =
            Devices.of("S-1", RATE_HZ * 1000L, Devices.channel("a", ForceUnit.NEWTONS, -2));
    private static final Scalings CALIBRATED =
            Certified.everywhere(Certified.channel(100, Certified.FIT, new CreepFigures(K, 1, 0.005)));

    /** What a consumer was told of each sample; a field of a sample holds only while it is told. */
    private static final class Told implements ForceConsumer {
        final List<Double> totals = new ArrayList<>();
        final List<Double> uncertainties = new ArrayList<>();

        @Override
        public void onForce(ForceSample sample) {
            totals.add(sample.totalForce);
            uncertainties.add(sample.totalUncertainty);
            assertEquals(sample.totalUncertainty, sample.forceUncertainties[0], 1e-12);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onTare(SignalDescription signal) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}
    }

    private static Told pressed(Scalings scalings, SensorModel part, DoubleUnaryOperator newtons, int seconds) {
        Told told = new Told();
        Conditioner conditioner = new Conditioner(scalings, told);
        conditioner.onHello(DEVICE);
        SimulatedSensor sensor = new SimulatedSensor(part, new SplittableRandom(1));
        for (int number = 0; number < seconds * RATE_HZ; number++) {
            double time = number / (double) RATE_HZ;
            double reading = sensor.convert(newtons.applyAsDouble(time), time) * sensor.stepNewtons();
            conditioner.onScan(scan(number, number * 1_000_000L / RATE_HZ, (int) Math.round(reading * 100)));
        }
        return told;
    }

    private static double at(List<Double> figures, double seconds) {
        return figures.get((int) (seconds * RATE_HZ));
    }

    @Test
    void aConstantLoadReadsConstant() {
        DoubleUnaryOperator load = seconds -> seconds < 1 ? 0 : 40;
        Told raw = pressed(Calibrations.none(), PART, load, 600);
        Told told = pressed(CALIBRATED, PART, load, 600);
        assertTrue(at(raw.totals, 599) - at(raw.totals, 2) > 4, "uncompensated it climbs by more than a tenth");
        for (int second = 2; second < 600; second++) {
            assertEquals(40, at(told.totals, second), 40 * 0.002, "after " + second + " s");
        }
    }

    @Test
    void everyStepOfAStaircaseReadsRight() {
        DoubleUnaryOperator load = seconds -> seconds < 1 ? 0 : 15 * (1 + Math.floor(Math.min(seconds - 1, 89) / 30));
        Told told = pressed(CALIBRATED, PART, load, 95);
        for (int second = 2; second < 95; second++) {
            assertEquals(load.applyAsDouble(second - 0.5), at(told.totals, second - 0.5), 45 * 0.002);
        }
    }

    /** A hand that yields as fast as its sensor creeps: 10 % in 90 s. */
    @Test
    void aHoldThatSagsIsShownSagging() {
        DoubleUnaryOperator load = seconds -> seconds < 1 ? 0 : 40 / (1 + K * StrictMath.log10(1 + (seconds - 1)));
        Told raw = pressed(Calibrations.none(), PART, load, 92);
        Told told = pressed(CALIBRATED, PART, load, 92);
        assertEquals(40, at(raw.totals, 91), 40 * 0.01, "uncompensated it looks steady");
        assertEquals(load.applyAsDouble(91), at(told.totals, 91), 40 * 0.002);
        assertTrue(at(told.totals, 91) < 36.5);
    }

    /** Noise, hysteresis of the stated size and a k that is off by its standard error: what was true lies within 2 σ. */
    @Test
    void theTruthStaysWithinTheBandOfAnImperfectSensor() {
        SensorModel imperfect = SensorModel.ideal(100, 12)
                .withCreep(K + 0.005)
                .withHysteresis(0.02)
                .withNoise(0.05);
        DoubleUnaryOperator load = seconds -> 20 * (1 - StrictMath.cos(seconds / 5));
        Told told = pressed(CALIBRATED, imperfect, load, 120);
        for (int second = 2; second < 120; second++) {
            double delayed = load.applyAsDouble(second - 0.032);
            assertEquals(delayed, at(told.totals, second), 2 * at(told.uncertainties, second), "at " + second + " s");
        }
    }

    @Test
    void withoutACertificateNothingIsKnownOfTheError() {
        Told told = pressed(Calibrations.none(), PART, seconds -> 40, 3);
        assertTrue(told.uncertainties.stream().allMatch(uncertainty -> uncertainty.isNaN()));
    }

    /** The creep of a preload was there before: a tare takes away both, and it stays so. */
    @Test
    void aTaredPreloadStaysAtZero() {
        Told told = new Told();
        Conditioner conditioner = new Conditioner(CALIBRATED, told);
        conditioner.onHello(DEVICE);
        for (int number = 0; number < 120 * RATE_HZ; number++) {
            if (number == 100) {
                conditioner.onEvent(new DeviceEvent(DeviceEvent.Kind.TARE_REQUESTED, true, 0, 0, 0));
            }
            conditioner.onScan(scan(number, number * 1_000_000L / RATE_HZ, 500));
        }
        assertEquals(0, told.totals.getLast(), 1e-9);
        assertTrue(told.totals.getFirst() > 3);
    }

    @Test
    void aGapWidensTheBand() {
        Told told = new Told();
        Conditioner conditioner = new Conditioner(CALIBRATED, told);
        conditioner.onHello(DEVICE);
        for (int number = 0; number < 10 * RATE_HZ; number++) {
            conditioner.onScan(scan(number, number * 1_000_000L / RATE_HZ, number < RATE_HZ ? 0 : 4000));
        }
        double before = told.uncertainties.getLast();
        conditioner.onScan(scan(0, 60_000_000L, 4300));
        assertTrue(
                told.uncertainties.getLast() > 1.2 * before, () -> told.uncertainties.getLast() + " N after " + before);
    }
}
