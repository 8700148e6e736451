package org.myodose.analysis.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.myodose.device.ForceUnit;

/** Labelled simulated presses of every kind: a few hundred in every build, the whole sweep with the profile soak. */
class SimulatedHoldsTest {

    private static final double[] NOISE_FACTORS = {2, 3, 4, 6, 8, 12, 16, 32};
    private static final double[] STEADY_SHARES = {0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4};
    private static final double USUAL_NOISE_FACTOR = 8;
    private static final double USUAL_STEADY_SHARE = 0.15;

    @Test
    void findsNearlyAllHoldsAndInventsNone() {
        OperatingPoint usual = usual();
        sweep(300, List.of(usual));
        assertEquals(1, usual.precision(), () -> String.join("\n", usual.mistakes));
        assertTrue(usual.recall() > 0.985, () -> String.join("\n", usual.mistakes));
        assertEquals(0, usual.medianEndError(), 0.05, usual::row);
        assertTrue(usual.endErrorExceededByOneInTwenty() < 0.25, usual::row);
    }

    /** Whoever changes the defaults changes this test and the plot. */
    @Test
    void isSweptAroundTheSettingsInUse() {
        for (ForceUnit unit : List.of(ForceUnit.NEWTONS, ForceUnit.COUNTS)) {
            assertEquals(HoldSettings.forUnit(unit), usual().settings(unit));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "myodose.soak", matches = "true")
    void drawsTheOperatingCurve() throws IOException {
        List<OperatingPoint> factors = DoubleStream.of(NOISE_FACTORS)
                .mapToObj(factor -> new OperatingPoint(factor, USUAL_STEADY_SHARE))
                .toList();
        List<OperatingPoint> shares = DoubleStream.of(STEADY_SHARES)
                .mapToObj(share -> new OperatingPoint(USUAL_NOISE_FACTOR, share))
                .toList();
        sweep(6000, Stream.concat(factors.stream(), shares.stream()).toList());
        assertTrue(
                factors.getFirst().presses() >= 10_000, () -> factors.getFirst().row());
        List<String> lines = new ArrayList<>();
        lines.add(OperatingPoint.HEADING);
        factors.forEach(point -> lines.add(point.row()));
        shares.forEach(point -> lines.add(point.row()));
        Path target = Files.createDirectories(Path.of("target"));
        Files.write(target.resolve("hold-operating-curve.md"), lines);
        Files.writeString(target.resolve("hold-operating-curve.svg"), OperatingCurve.of(factors, shares));
        Files.write(target.resolve("hold-mistakes.txt"), factors.get(4).mistakes);
        lines.forEach(System.out::println);
    }

    private static OperatingPoint usual() {
        return new OperatingPoint(USUAL_NOISE_FACTOR, USUAL_STEADY_SHARE);
    }

    private static void sweep(int trials, List<OperatingPoint> points) {
        for (long seed = 0; seed < trials; seed++) {
            SimulatedTrial trial = new SimulatedTrial(seed);
            List<List<Hold>> found = new ArrayList<>();
            List<HoldDetector> detectors = new ArrayList<>();
            for (OperatingPoint point : points) {
                List<Hold> holds = new ArrayList<>();
                found.add(holds);
                detectors.add(new HoldDetector(
                        point.settings(trial.unit), "total", Double.NaN, Double.NaN, new HoldListener() {
                            @Override
                            public void onHold(Hold hold, long decidedMicros) {
                                holds.add(hold);
                            }
                        }));
            }
            double delaySeconds = trial.play(detectors);
            for (int i = 0; i < points.size(); i++) {
                points.get(i).compare("seed " + seed + ", " + trial + ":", trial.labels, found.get(i), delaySeconds);
            }
        }
    }
}
