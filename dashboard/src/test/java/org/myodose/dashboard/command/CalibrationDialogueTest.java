package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.fitting.CalibrationFit;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.acquisition.fitting.CountBlocks;
import org.myodose.acquisition.fitting.CreepFitter;
import org.myodose.acquisition.fitting.CurveFitter;
import org.myodose.acquisition.fitting.FitPlot;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.acquisition.fitting.LoadReading.Direction;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationCheck;
import org.myodose.dashboard.bench.CalibrationDialogue;
import org.myodose.dashboard.bench.CalibrationPlan;
import org.myodose.dashboard.bench.CountFeed;
import org.myodose.device.ForceUnit;
import org.myodose.device.simulated.SimulatedBench;

/** The dialogue with the simulated bench, whose curve is known; time is the bench's. */
class CalibrationDialogueTest {

    private static final List<Double> MASSES = List.of(0.1, 0.2, 0.5, 1.0, 1.5, 2.0);
    private static final Circuit DIVIDER = new Circuit.Divider(4095, 3.3, 3.3, SimulatedBench.MEASURING_OHMS);
    private static final double NEWTONS_PER_KG = ForceUnit.KILOGRAMS.newtonsPerUnit();

    /** Blocks of a whole course, as the acquisition thread makes them. */
    private static CountFeed feed(double stepSeconds) {
        CountFeed feed = new CountFeed();
        SimulatedBench bench = new SimulatedBench(stepSeconds, 3, 100_000);
        CountBlocks blocks = new CountBlocks(feed::add);
        blocks.onDevice(bench.description(), new SignalDescription(ForceUnit.COUNTS, 100_000, 0, ""));
        ForceSample sample = new ForceSample();
        sample.channelCount = 1;
        for (int scan = 0; scan < 13 * stepSeconds * 100; scan++) {
            bench.advance();
            sample.timeMicros = bench.dueMicros();
            sample.rawCounts[0] = bench.counts()[0];
            blocks.onForce(sample);
        }
        return feed;
    }

    private static CalibrationDialogue handsFree(double stepSeconds, CalibrationPlan plan) throws Exception {
        CalibrationDialogue dialogue =
                new CalibrationDialogue(feed(stepSeconds), keys("", new StringWriter()), 0, true);
        dialogue.follow(plan);
        return dialogue;
    }

    private static CalibrationKeys keys(String lines, StringWriter said) {
        return new CalibrationKeys(new BufferedReader(new StringReader(lines)), new PrintWriter(said));
    }

    @Test
    void recoversTheCurveOfTheBenchWithoutAKey() throws Exception {
        CalibrationDialogue dialogue = handsFree(10, new CalibrationPlan(MASSES, true, 1, 0, true));
        assertEquals(13, dialogue.readings().size());
        CalibrationFit fit = CurveFitter.fit(dialogue.readings(), DIVIDER);
        for (double newtons = 1; newtons < 19; newtons++) {
            // The loads are read some seconds after they were laid on: 3 % a decade makes that up to 3 %.
            assertEquals(newtons, fit.curve().forceAt(SimulatedBench.countsAt(newtons)), 0.035 * newtons + 0.05);
        }
        assertTrue(fit.figures().hysteresisPercent() < 1.5, fit.explanation());
    }

    @Test
    void measuresCreepOfAHeldLoad() throws Exception {
        CalibrationDialogue dialogue = handsFree(60, new CalibrationPlan(MASSES, true, 1, 50, true));
        CalibrationFit fit = CurveFitter.fit(dialogue.readings(), DIVIDER);
        double k = CreepFitter.fit(dialogue.held().stream()
                        .map(held -> new CreepFitter.HeldForce(
                                held.seconds(), fit.curve().forceAt(held.counts())))
                        .toList())
                .k();
        assertEquals(SimulatedBench.CREEP_PER_DECADE, k, 0.006);
    }

    /** At each key of the script the person has laid on the next of these masses, before what came earlier is forgotten. */
    private static CountFeed layingOn(double... masses) {
        return new CountFeed() {
            private int laid;
            private long micros;

            @Override
            public void clear() {
                super.clear();
                for (int block = 0; block < 3; block++) {
                    micros += 500_000;
                    add(new CountBlock(micros, List.of(100 + 400 * masses[laid]), List.of(0.1)));
                }
                laid++;
            }
        };
    }

    private static CalibrationDialogue atKeyboard(CountFeed feed, String keys, StringWriter said) {
        return new CalibrationDialogue(feed, keys(keys, said), 0, false);
    }

    @Test
    void takesTheLastLoadBackAndReadsItAgain() throws Exception {
        StringWriter said = new StringWriter();
        CalibrationDialogue dialogue = atKeyboard(layingOn(0, 0.9, 0, 1, 2, 3), "\n\nu\n\n\n\n", said);
        dialogue.follow(new CalibrationPlan(List.of(1.0, 2.0, 3.0), false, 1, 0, false));
        assertEquals(
                List.of(
                        new LoadReading(0, 100, Direction.UP),
                        new LoadReading(1, 500, Direction.UP),
                        new LoadReading(2, 900, Direction.UP),
                        new LoadReading(3, 1300, Direction.UP)),
                dialogue.readings());
        assertTrue(said.toString().contains("the reading under 1.0 kg is taken back"), said::toString);
    }

    @Test
    void givesUpAtTheKeyAndAtTheEndOfTheKeys() {
        CalibrationPlan plan = new CalibrationPlan(List.of(1.0, 2.0, 3.0), false, 1, 0, false);
        for (String keys : List.of("\nq\n", "\n")) {
            CalibrationDialogue dialogue = atKeyboard(layingOn(0, 1), keys, new StringWriter());
            String told = String.valueOf(assertThrows(UserException.class, () -> dialogue.follow(plan))
                    .getMessage());
            assertTrue(told.startsWith("The calibration was given up after 1 loads"), told);
        }
    }

    @Test
    void refusesAReadingThatNeverComesToRest() {
        CountFeed restless = new CountFeed();
        for (int block = 0; block < 150; block++) {
            restless.add(new CountBlock(block * 500_000L, List.of(100.0 + 50 * (block % 2)), List.of(0.1)));
        }
        CalibrationDialogue dialogue = new CalibrationDialogue(restless, keys("", new StringWriter()), 0, true);
        CalibrationPlan plan = new CalibrationPlan(List.of(1.0, 2.0, 3.0), false, 1, 0, true);
        String told = String.valueOf(
                assertThrows(UserException.class, () -> dialogue.follow(plan)).getMessage());
        assertTrue(told.startsWith("The reading did not come to rest within 60 s"), told);
    }

    @Test
    void goesUpAndDownAndAgain() {
        CalibrationPlan plan = new CalibrationPlan(List.of(2.0, 1.0, 3.0), true, 2, 0, false);
        assertEquals(
                List.of(0.0, 1.0, 2.0, 3.0, 2.0, 1.0, 0.0, 1.0, 2.0, 3.0, 2.0, 1.0, 0.0),
                plan.steps().stream().map(CalibrationPlan.Step::massKilograms).toList());
        assertThrows(UserException.class, () -> new CalibrationPlan(List.of(1.0, 2.0), true, 1, 0, false));
    }

    @Test
    void saysWhetherACalibrationStillHolds() {
        ChannelScaling scaling = new ChannelScaling(1, 100, -1, 0, "");
        List<LoadReading> good = List.of(
                new LoadReading(0, 130, Direction.UP), new LoadReading(1, 130 + 100 * NEWTONS_PER_KG, Direction.UP));
        List<LoadReading> bad = List.of(
                new LoadReading(0, 130, Direction.UP), new LoadReading(1, 130 + 90 * NEWTONS_PER_KG, Direction.UP));
        assertTrue(CalibrationCheck.of(scaling, good, LocalDate.EPOCH).isGood());
        CalibrationCheck check = CalibrationCheck.of(scaling, bad, LocalDate.EPOCH);
        assertFalse(check.isGood());
        assertTrue(
                check.sentence().startsWith("The calibration does not hold any more: its largest error now is 0.977"));
    }

    /** The picture of docs/calibration.md; {@code -Dmyodose.plots=FOLDER} keeps it. */
    @Test
    void drawsThePictureOfThePage() throws Exception {
        CalibrationDialogue dialogue = handsFree(10, new CalibrationPlan(MASSES, true, 1, 0, true));
        CalibrationFit fit = CurveFitter.fit(dialogue.readings(), DIVIDER);
        String picture = FitPlot.svg("simulated bench", fit);
        assertTrue(picture.startsWith("<svg") && picture.endsWith("</svg>\n"));
        assertEquals(2 * dialogue.readings().size(), picture.split("<path ", -1).length - 1);
        String folder = System.getProperty("myodose.plots");
        if (folder != null) {
            Files.writeString(Path.of(folder, "calibration-bench.svg"), picture);
        }
    }
}
