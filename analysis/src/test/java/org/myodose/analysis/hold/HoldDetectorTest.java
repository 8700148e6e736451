package org.myodose.analysis.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.device.ForceUnit;

class HoldDetectorTest {

    @Test
    void tellsOnsetPlateauUnloadingAndHoldInThisOrder() {
        Found found = Found.in(Signal.seeded(1).press(40, 1, 10).sample(), ForceUnit.NEWTONS);
        assertEquals(List.of("onset", "plateau", "unloading", "hold"), found.told);
        assertEquals(HoldEnd.RELEASED, found.only().ended());
        assertEquals(HoldRule.BACK_AT_BASELINE, found.only().releaseRule());
    }

    @Test
    void figuresOfAPlainPressAreThoseOfItsGeometry() {
        Hold hold = Found.in(Signal.seeded(1).rate(1000).press(40, 2, 10).sample(), ForceUnit.NEWTONS)
                .only();
        assertEquals(2.05, hold.onsetSeconds(), 0.002, "1 N of 40 N in 2 s");
        assertEquals(14.195, hold.releaseSeconds(), 0.002);
        assertEquals(40, hold.meanForce(), 0.5);
        assertEquals(40, hold.peakForce(), 1e-9);
        assertEquals(20, hold.loadingRate(), 0.1, "40 N in 2 s");
        assertEquals(40 + 400 + 4, hold.impulse(), 0.2, "two triangles and a rectangle");
        assertTrue(hold.plateauStartSeconds() > 3.5 && hold.plateauStartSeconds() < 4.05);
        assertEquals(14.006, hold.plateauEndSeconds(), 0.002, "3 % below the level");
    }

    @Test
    void statisticsAreThoseOfTheSamplesFromPlateauStartToPlateauEnd() {
        Signal signal = Signal.seeded(5)
                .jitter(0.8)
                .noise(0.4)
                .plus(t -> -0.1 * t)
                .press(40, 1, 20)
                .sample();
        Found found = new Found(ForceUnit.NEWTONS, 36, 39);
        found.feed(signal);
        Hold hold = found.only();
        Recomputed plain = Recomputed.of(signal, hold, 36, 39);
        assertEquals(plain.mean(), hold.meanForce(), 1e-9);
        assertEquals(plain.coefficientOfVariationPercent(), hold.coefficientOfVariationPercent(), 1e-9);
        assertEquals(plain.slope(), hold.sag(), 1e-9);
        assertEquals(plain.timeInBandPercent(), hold.timeInBandPercent(), 1e-6);
        assertEquals(plain.impulse(), hold.impulse(), 1e-6);
    }

    @Test
    void closesHoldAsInterruptedWhenSamplesGoMissing() {
        Signal signal = Signal.seeded(1).press(40, 1, 20).sample();
        Found found = new Found(ForceUnit.NEWTONS);
        for (int i = 0; i < signal.size(); i++) {
            if (i == 1000) {
                found.detector().gap(signal.timeMicros(i - 1), signal.timeMicros(i + 100));
            }
            if (i < 1000 || i >= 1100) {
                found.detector().sample(signal.timeMicros(i), signal.force(i));
            }
        }
        assertEquals(2, found.holds.size());
        assertEquals(HoldEnd.INTERRUPTED, found.holds.getFirst().ended());
        assertEquals(9.99, found.holds.getFirst().releaseSeconds(), 1e-9);
        assertEquals(HoldRule.ALREADY_LOADED, found.holds.getLast().onsetRule());
        assertEquals(11.0, found.holds.getLast().onsetSeconds(), 1e-9);
        assertTrue(Double.isNaN(found.holds.getLast().loadingRate()), "its loading was not seen");
        assertEquals(HoldEnd.RELEASED, found.holds.getLast().ended());
    }

    @Test
    void aRecordingThatEndsUnderLoadSaysSo() {
        Found found = Found.in(Signal.seeded(1).stay(2).to(40, 1).stay(5).sample(), ForceUnit.NEWTONS);
        assertEquals(HoldEnd.END_OF_RECORDING, found.only().ended());
        assertEquals(8, found.only().releaseSeconds(), 1e-9);
    }

    @Test
    void aRecordingThatBeginsUnderLoadHoldsFromItsFirstSample() {
        Found found =
                Found.in(Signal.seeded(1).to(40, 0).stay(5).to(0, 0.3).stay(2).sample(), ForceUnit.NEWTONS);
        assertEquals(0, found.only().onsetSeconds(), 0.02);
        assertEquals(HoldEnd.RELEASED, found.only().ended());
    }

    @Test
    void countsThatRestFarFromZeroAreNoLoad() {
        Found found = Found.in(
                Signal.seeded(1).plus(t -> 5000).noise(3).press(400, 1, 10).sample(), ForceUnit.COUNTS);
        assertEquals(5400, found.only().meanForce(), 25);
        assertEquals(5000, found.only().baselineForce(), 3);
    }

    @Test
    void squeezesOnTopOfAHoldAreOneHold() {
        Signal signal = Signal.seeded(1)
                .stay(2)
                .to(76, 0.3)
                .stay(6)
                .to(190, 0.5)
                .to(76, 0.5)
                .stay(1)
                .to(195, 0.5)
                .to(76, 0.5)
                .stay(30)
                .to(0, 0.2)
                .stay(2)
                .sample();
        Hold hold = Found.in(signal, ForceUnit.NEWTONS).only();
        assertEquals(195, hold.peakForce(), 1e-9);
        assertEquals(2, hold.excursions());
        assertEquals(195, hold.excursionPeakForce(), 1e-9);
        assertEquals(1, hold.steps().size(), hold::toString);
        assertEquals(76 + 4 + 0.3, hold.meanForce(), 4);
    }

    @Test
    void aStaircaseIsOneHold() {
        Signal signal = Signal.seeded(2)
                .noise(0.3)
                .stay(2)
                .to(20, 1)
                .stay(15)
                .to(32, 1)
                .stay(15)
                .to(45, 1)
                .stay(15)
                .to(0, 0.4)
                .stay(2)
                .sample();
        Hold hold = Found.in(signal, ForceUnit.NEWTONS).only();
        assertEquals(47, hold.plateauSeconds(), 1);
        assertStep(20, 3, 18, hold.steps().get(0));
        assertStep(32, 19, 34, hold.steps().get(1));
        assertStep(45, 35, 50, hold.steps().get(2));
        assertEquals(3, hold.steps().size());
        assertEquals(0, hold.excursions());
    }

    @Test
    void takingUpContactBelongsToTheLoading() {
        Signal signal = Signal.seeded(2)
                .stay(2)
                .to(8, 0.2)
                .stay(1.2)
                .to(40, 0.5)
                .stay(10)
                .to(0, 0.3)
                .stay(2)
                .sample();
        Hold hold = Found.in(signal, ForceUnit.NEWTONS).only();
        assertEquals(40, hold.meanForce(), 1);
        assertEquals(2.02, hold.onsetSeconds(), 0.03);
    }

    @Test
    void briefDipsAndPartialReleasesDoNotEndAHold() {
        Signal signal = Signal.seeded(2)
                .stay(2)
                .to(40, 0.5)
                .stay(5)
                .to(10, 0.04)
                .to(40, 0.04)
                .stay(5)
                .to(26, 0.3)
                .stay(5)
                .to(40, 0.3)
                .stay(5)
                .to(0, 0.3)
                .stay(2)
                .sample();
        Hold hold = Found.in(signal, ForceUnit.NEWTONS).only();
        assertEquals(21.1, hold.plateauSeconds(), 0.5);
        assertEquals(3, hold.steps().size(), hold::toString);
        assertStep(40, 2.5, 12.6, hold.steps().get(0));
        assertStep(26, 12.9, 17.9, hold.steps().get(1));
        assertStep(40, 18.2, 23.2, hold.steps().get(2));
    }

    private static void assertStep(double force, double start, double end, HoldStep step) {
        assertEquals(force, step.force(), 0.05 * force, step::toString);
        assertEquals(start, step.startSeconds(), 0.25, step::toString);
        assertEquals(end, step.endSeconds(), 0.25, step::toString);
    }

    @Test
    void creepAndSagAreNoSteps() {
        for (double share : new double[] {-0.2, 0.2}) {
            Signal signal = Signal.seeded(2).noise(0.2).stay(2).to(40, 0.5).to(40 * (1 + share), 10);
            Hold hold = Found.in(signal.to(0, 0.3).stay(2).sample(), ForceUnit.NEWTONS)
                    .only();
            assertEquals(1, hold.steps().size(), hold::toString);
        }
    }

    @Test
    void aPlateauAtTheEndOfTheRangeIsSaidToBeClipped() {
        Signal signal =
                Signal.seeded(8).noise(0.3).quantised(0.05).press(40, 1, 5).press(80, 1, 5);
        Found found = new Found(ForceUnit.NEWTONS);
        signal.sample();
        for (int i = 0; i < signal.size(); i++) {
            double force = signal.force(i);
            found.detector().sample(signal.timeMicros(i), force, force, force >= 60);
        }
        assertEquals(
                List.of(false, true), found.holds.stream().map(Hold::clipped).toList());
    }

    @Test
    void aNoisySignalThatStandsStillUnderLoadIsClippedThoughNobodyToldItsRange() {
        Signal signal =
                Signal.seeded(8).noise(0.3).quantised(0.05).press(40, 1, 5).press(80, 1, 5);
        Found found = new Found(ForceUnit.NEWTONS);
        signal.sample();
        for (int i = 0; i < signal.size(); i++) {
            found.detector().sample(signal.timeMicros(i), Math.min(60, signal.force(i)));
        }
        assertEquals(
                List.of(false, true), found.holds.stream().map(Hold::clipped).toList());
    }

    @Test
    void aSignalWithoutAnyNoiseMayStandStill() {
        assertEquals(
                false,
                Found.in(Signal.seeded(8).press(40, 1, 5).sample(), ForceUnit.NEWTONS)
                        .only()
                        .clipped());
    }

    @Test
    void squeezesThatNeverReturnToZeroAreHoldsOfTheirOwn() {
        Signal signal = Signal.seeded(3).noise(1).plus(t -> 127).stay(2);
        for (int i = 0; i < 15; i++) {
            signal.to(153, 0.6).stay(1.5).to(60, 0.6).stay(1.2);
        }
        Found found = Found.in(signal.to(0, 0.5).stay(2).sample(), ForceUnit.COUNTS);
        assertEquals(15, found.holds.size(), found.presses::toString);
        assertTrue(found.holds.stream().allMatch(hold -> hold.ended() == HoldEnd.RELEASED));
    }

    @Test
    void easingOffFromAnOvershootInNewtonsGoesOnAsAnotherHold() {
        Signal signal = Signal.seeded(3)
                .stay(2)
                .to(100, 0.5)
                .stay(2)
                .to(40, 0.5)
                .stay(10)
                .to(0, 0.3)
                .stay(2)
                .sample();
        Found found = Found.in(signal, ForceUnit.NEWTONS);
        assertEquals(2, found.holds.size());
        assertEquals(HoldRule.STILL_LOADED, found.holds.getLast().onsetRule());
        assertEquals(40, found.holds.getLast().meanForce(), 1);
    }

    @Test
    void rhythmicShortPressesAreNoHolds() {
        Signal signal = Signal.seeded(4).stay(2);
        for (int i = 0; i < 50; i++) {
            signal.to(1000, 0.1).to(800, 0.2).to(1000, 0.2).to(0, 0.1).stay(0.5);
        }
        Found found = Found.in(signal.sample(), ForceUnit.NEWTONS);
        assertEquals(List.of(), found.holds);
        assertEquals(50, found.presses.size());
    }

    @Test
    void aRampWithoutAPlateauIsAPress() {
        Found found =
                Found.in(Signal.seeded(4).stay(2).to(80, 1.5).to(0, 0.3).stay(2).sample(), ForceUnit.NEWTONS);
        assertEquals(List.of(), found.holds);
        assertEquals(1, found.presses.size());
    }

    @Test
    void slowDriftOfTheBaselineIsNoPress() {
        Found found = Found.in(
                Signal.seeded(4).noise(0.2).plus(t -> 0.05 * t).stay(300).sample(), ForceUnit.NEWTONS);
        assertEquals(List.of(), found.told);
    }

    @Test
    void aSensorThatIsPulledAndComesBackWasNotPressed() {
        Signal signal = Signal.seeded(4)
                .rate(10)
                .noise(0.05)
                .quantised(0.1)
                .stay(3)
                .to(-0.8, 0.1)
                .stay(3.3)
                .to(0, 0.1)
                .stay(2)
                .to(7.8, 0.2)
                .stay(20)
                .to(0, 0.2)
                .stay(2)
                .sample();
        Found found = Found.in(signal, ForceUnit.KILOGRAMS);
        assertEquals(8.5, found.only().onsetSeconds(), 0.15);
        assertTrue(found.told.contains("withdrawn"), found.told::toString);
    }

    @Test
    void samplesThatAreNotFiniteOrNotLaterAreSkippedAndCounted() {
        Found found = new Found(ForceUnit.NEWTONS);
        found.detector().sample(0, 0);
        found.detector().sample(10_000, Double.NaN);
        found.detector().sample(20_000, Double.POSITIVE_INFINITY);
        found.detector().sample(30_000, 0);
        found.detector().sample(30_000, 0);
        found.detector().sample(20_000, 0);
        assertEquals(4, found.detector().skipped());
    }

    @Test
    void aConstantSignalAndAnEmptyOneHoldNothing() {
        assertEquals(List.of(), Found.in(Signal.seeded(1).stay(60).sample(), ForceUnit.NEWTONS).told);
        Found empty = new Found(ForceUnit.NEWTONS);
        empty.detector().end();
        assertEquals(List.of(), empty.told);
    }

    @Test
    void onASensorThatStandsStillALightTouchIsAPressAndAFlickerIsNot() {
        Signal signal = Signal.seeded(6)
                .rate(31)
                .quantised(1)
                .stay(12)
                .to(5000, 0.3)
                .stay(5)
                .to(0, 0.2)
                .stay(3)
                .to(8, 0)
                .stay(0.1)
                .to(0, 0)
                .stay(2)
                .to(40, 0)
                .stay(1)
                .to(0, 0)
                .stay(2)
                .sample();
        Found found = Found.in(signal, ForceUnit.COUNTS);
        assertEquals(12, found.only().onsetSeconds(), 0.05);
        assertEquals(List.of("22612903–23580645 BACK_AT_BASELINE"), found.presses);
    }

    @Test
    void whatComesBackOfALoadThatHasLeftIsNoPressButANewPressIs() {
        Signal signal = Signal.seeded(6)
                .noise(1)
                .plus(seconds -> 500)
                .stay(3)
                .to(-400, 1)
                .stay(2)
                .to(-330, 0.3)
                .stay(3)
                .to(-400, 0.3)
                .stay(2);
        assertEquals(List.of(), Found.in(signal.sample(), ForceUnit.COUNTS).told);
        signal.to(-20, 0.3).stay(3).to(-400, 0.3).stay(2);
        assertEquals(
                HoldEnd.RELEASED,
                Found.in(signal.sample(), ForceUnit.COUNTS).only().ended());
    }

    @Test
    void thePlateauRunsFromTheEndOfTheLoadingToTheBeginningOfTheUnloading() {
        Signal signal = Signal.seeded(7).noise(0.1).press(40, 3, 20).to(0, 1).stay(2);
        signal.to(60, 4).stay(10).to(0, 2).stay(2);
        Found found = Found.in(signal.sample(), ForceUnit.NEWTONS);
        assertEquals(5, found.holds.getFirst().plateauStartSeconds(), 0.25);
        assertEquals(25, found.holds.getFirst().plateauEndSeconds(), 0.05);
        assertEquals(33.2, found.holds.getLast().plateauStartSeconds(), 0.3);
        assertEquals(43.2, found.holds.getLast().plateauEndSeconds(), 0.1);
    }

    @Test
    void aRampIsNoPlateauHoweverSlow() {
        Found found = Found.in(
                Signal.seeded(7)
                        .noise(0.02)
                        .stay(2)
                        .to(60, 20)
                        .to(0, 0.3)
                        .stay(2)
                        .sample(),
                ForceUnit.NEWTONS);
        assertEquals(List.of(), found.holds);
        assertEquals(1, found.presses.size());
    }
}
