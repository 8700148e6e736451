package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.CountRange;
import org.myodose.acquisition.CreepFigures;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SensorId;
import org.myodose.device.ChannelDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class ForceCompensationTest {

    private static final FitFigures PERFECT = new FitFigures(10, 0, 100, 0, 0, Double.NaN, Double.NaN, Double.NaN);
    private static final CreepFigures CREEP = new CreepFigures(0.05, 1, 0.005);

    /** What a count of a millinewton leaves open. */
    private static final double RESOLUTION = 0.0003;

    private static ChannelDescription channel(SensorKind kind) {
        return new ChannelDescription("palm", kind, SensorPosition.PALM, ForceUnit.COUNTS, 16, 0);
    }

    /** A millinewton a count, so that resolution does not matter unless a test says so. */
    private static ChannelScaling scaling(FitFigures fit, Optional<CreepFigures> creep, CountLimits limits) {
        LocalDate day = LocalDate.of(2026, 11, 21);
        CalibrationCertificate certificate = new CalibrationCertificate(
                new SensorId("GLOVE-1", "palm"), day, day.plusYears(1), List.of(0.0, 10.0), fit, creep, "a test");
        return new ChannelScaling(new ForceCurve.Linear(1, 1000, 0), limits, 0, "a test", Optional.of(certificate));
    }

    private static ChannelScaling scaling(FitFigures fit, Optional<CreepFigures> creep) {
        return scaling(fit, creep, CountLimits.UNKNOWN);
    }

    private static ForceCompensation compensation(SensorKind kind, ChannelScaling... scalings) {
        List<ChannelDescription> channels = new ArrayList<>();
        for (int channel = 0; channel < scalings.length; channel++) {
            channels.add(channel(kind));
        }
        return new ForceCompensation(channels, List.of(scalings));
    }

    private static ForceSample sample(ForceCompensation compensation, double seconds, double... forces) {
        ForceSample sample = new ForceSample();
        sample.channelCount = forces.length;
        System.arraycopy(forces, 0, sample.forces, 0, forces.length);
        sample.timeMicros = Math.round(seconds * 1e6);
        compensation.apply(sample);
        return sample;
    }

    @Test
    void withoutACertificateForcesPassAndNothingIsKnownOfTheirError() {
        ForceCompensation compensation =
                compensation(SensorKind.FLEXIFORCE, new ChannelScaling(1, 10, 0, 0, "two points"));
        sample(compensation, 0, 0);
        ForceSample sample = sample(compensation, 60, 41.7);
        assertEquals(41.7, sample.forces[0], 0);
        assertTrue(Double.isNaN(sample.forceUncertainties[0]));
        assertTrue(Double.isNaN(sample.totalUncertainty));
    }

    @Test
    void aCurveWhoseErrorWasNotMeasuredHasNoUncertainty() {
        FitFigures unmeasured = new FitFigures(3, 0, 100, Double.NaN, 0, Double.NaN, 5, 0.1);
        ForceCompensation compensation = compensation(
                SensorKind.LOAD_CELL, scaling(unmeasured, Optional.empty()), scaling(PERFECT, Optional.empty()));
        ForceSample sample = sample(compensation, 0, 10, 10);
        assertTrue(Double.isNaN(sample.forceUncertainties[0]));
        assertEquals(0, sample.forceUncertainties[1], RESOLUTION);
        assertTrue(Double.isNaN(sample.totalUncertainty), "a total is not known better than its parts");
    }

    @Test
    void fitRepeatabilityHysteresisAndResolutionCombineInQuadrature() {
        FitFigures fit = new FitFigures(10, 0, 100, 0.2, 1, 0.3, 4, 0.4);
        CountLimits limits = new CountLimits(new CountRange(0, 100_000), CountRange.NONE, CountRange.NONE);
        ForceCompensation compensation = compensation(SensorKind.LOAD_CELL, scaling(fit, Optional.empty(), limits));
        double hysteresis = 4.0 / 2 / Math.sqrt(3);
        double resolution = 0.001 / Math.sqrt(12);
        double expected = Math.sqrt(0.3 * 0.3 + 0.4 * 0.4 + hysteresis * hysteresis + resolution * resolution);
        ForceSample sample = sample(compensation, 0, 10);
        assertEquals(expected, sample.forceUncertainties[0], 1e-12);
        assertEquals(expected, sample.totalUncertainty, 1e-12);
    }

    /** Four equal channels: what each errs by itself doubles, what drives all the same way grows fourfold. */
    @Test
    void inATotalOwnErrorsAddInQuadratureAndCommonOnesStraight() {
        ChannelScaling noisy = scaling(new FitFigures(10, 0, 100, 0.3, 1, 0.3, 0, 0), Optional.empty());
        ForceSample own = sample(compensation(SensorKind.LOAD_CELL, noisy, noisy, noisy, noisy), 0, 1, 1, 1, 1);
        assertEquals(2 * own.forceUncertainties[0], own.totalUncertainty, 1e-12);
        ChannelScaling lagging = scaling(new FitFigures(10, 0, 100, 0, 0, 0, 4, 0), Optional.empty());
        ForceSample common =
                sample(compensation(SensorKind.LOAD_CELL, lagging, lagging, lagging, lagging), 0, 1, 1, 1, 1);
        assertEquals(4 * common.forceUncertainties[0], common.totalUncertainty, 1e-6);
    }

    /** No creep was measured: nothing is taken out, but after two decades the data sheet's 5 % each may be in it. */
    @Test
    void creepByDataSheetOnlyWidensTheBandWithTheTimeUnderLoad() {
        ForceCompensation compensation = compensation(SensorKind.FLEXIFORCE, scaling(PERFECT, Optional.empty()));
        sample(compensation, 0, 0);
        assertEquals(0, sample(compensation, 1, 40).forceUncertainties[0], RESOLUTION);
        ForceSample late = sample(compensation, 100, 40);
        assertEquals(40, late.forces[0]);
        assertEquals(40 * 2 * 0.05 / Math.sqrt(3), late.forceUncertainties[0], 0.01);
    }

    /** What a session would show of a sensor whose true k lies a standard error off: its truth stays in the band of 1 σ. */
    @ParameterizedTest
    @ValueSource(doubles = {0.045, 0.055})
    void aKThatIsAStandardErrorOffStaysWithinTheBand(double trueK) {
        ForceCompensation compensation = compensation(SensorKind.FLEXIFORCE, scaling(PERFECT, Optional.of(CREEP)));
        sample(compensation, 0, 0);
        for (int scan = 0; scan < 12_000; scan++) {
            double seconds = scan / 100.0;
            double reading = 40 * (1 + trueK * StrictMath.log10(1 + seconds));
            ForceSample sample = sample(compensation, 1 + seconds, reading);
            assertEquals(40, sample.forces[0], sample.forceUncertainties[0] + 40 * 0.0002, "after " + seconds + " s");
        }
    }

    @Test
    void aGapWidensTheBandUntilTheUnseenFades() {
        ForceCompensation compensation = compensation(SensorKind.FLEXIFORCE, scaling(PERFECT, Optional.of(CREEP)));
        sample(compensation, 0, 0);
        sample(compensation, 1, 40);
        double before = sample(compensation, 2, 40.6).forceUncertainties[0];
        compensation.interrupt();
        double after = sample(compensation, 32, 43).forceUncertainties[0];
        assertTrue(after > 3 * before, before + " N became " + after + " N");
        for (int second = 33; second < 400; second++) {
            sample(compensation, second, 0);
        }
        assertTrue(sample(compensation, 400, 0).forceUncertainties[0] < after / 5);
    }

    @Test
    void ofASaturatedSensorNothingIsKnown() {
        ForceCompensation compensation = compensation(SensorKind.LOAD_CELL, scaling(PERFECT, Optional.empty()));
        ForceSample sample = new ForceSample();
        sample.channelCount = 1;
        sample.channelFlags[0] = ChannelFlag.SATURATED.bit() | ChannelFlag.EXTRAPOLATED.bit();
        compensation.apply(sample);
        assertTrue(Double.isNaN(sample.forceUncertainties[0]));
        sample.channelFlags[0] = ChannelFlag.EXTRAPOLATED.bit();
        compensation.apply(sample);
        assertEquals(0, sample.totalUncertainty, RESOLUTION);
    }

    @Test
    void inTheDeadZoneAnyForceUpToItsEdgeMayBeThere() {
        CountLimits limits =
                new CountLimits(new CountRange(2_000, 100_000), new CountRange(-10, 1_999), CountRange.NONE);
        ForceCompensation compensation = compensation(SensorKind.LOAD_CELL, scaling(PERFECT, Optional.empty(), limits));
        ForceSample sample = new ForceSample();
        sample.channelCount = 1;
        sample.channelFlags[0] = ChannelFlag.DEAD_ZONE.bit();
        compensation.apply(sample);
        assertEquals(2 / Math.sqrt(3), sample.totalUncertainty, 1e-6);
    }

    @Test
    void onlyChannelsWithCreepFiguresAreCompensated() {
        ForceCompensation compensation = compensation(
                SensorKind.LOAD_CELL, scaling(PERFECT, Optional.empty()), scaling(PERFECT, Optional.of(CREEP)));
        sample(compensation, 0, 0, 0);
        sample(compensation, 1, 40, 40);
        ForceSample sample = sample(compensation, 10, 42, 42);
        assertEquals(42, sample.forces[0]);
        assertEquals(40, sample.forces[1], 0.1);
    }
}
