package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.device.trace.TraceException;

/** Default settings on recordings that others made of real sensors; and the table of docs/hold-detection.md. */
class RealTracesTest {

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#knownWeights")
    void findsEveryKnownWeightAndInventsNone(Traces trace) throws IOException, TraceException {
        List<Accuracy.Span> weights = Accuracy.contacts(trace).stream()
                .filter(span -> !span.label().isEmpty())
                .toList();
        Accuracy accuracy = new Accuracy();
        accuracy.compare(weights, Accuracy.holds(trace.analysed()));
        assertEquals(weights.size(), accuracy.matched());
        assertEquals(weights.size(), accuracy.found());
        assertTrue(Math.abs(accuracy.worstDurationError()) < 0.3, () -> "worst " + accuracy.worstDurationError());
    }

    @Test
    void findsEveryContactOfATactileSkinAndInventsNone() throws IOException, TraceException {
        List<Traces> all = new ArrayList<>(Traces.knownWeights());
        all.addAll(Traces.grasps());
        for (Traces trace : all) {
            List<Accuracy.Span> labelled = Accuracy.contacts(trace);
            Accuracy accuracy = new Accuracy();
            accuracy.compare(labelled, Accuracy.touched(trace.analysed()));
            assertEquals(labelled.size(), accuracy.found(), trace::toString);
            assertEquals(labelled.size(), accuracy.matched(), trace::toString);
        }
    }

    /** A robot's finger that lets go: some squeeze a little more first, and all then fall below where they began. */
    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#stepDowns")
    void whatWandersAfterALoadHasLeftIsNoPress(Traces trace) throws TraceException {
        for (Accuracy.Span contact : Accuracy.touched(trace.analysed())) {
            assertTrue(contact.start() < 2.2 && contact.end() < 4, contact::toString);
        }
    }

    /** The labels tell when a reading was last within 90 % of its peak: by then a weight was being lifted. */
    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#knownWeights")
    void plateausEndBeforeTheWeightIsLifted(Traces trace) throws IOException, TraceException {
        List<Hold> holds = trace.analysed().holds();
        for (String line : Traces.contactLines()) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(trace.recording())) {
                double lifted = Double.parseDouble(cells[6]) / 1000;
                holds.stream()
                        .filter(hold -> hold.onsetSeconds() < lifted && hold.releaseSeconds() > lifted)
                        .forEach(hold -> assertTrue(hold.plateauEndSeconds() <= lifted, () -> hold + " at " + lifted));
            }
        }
    }

    @Test
    void keepsTheOrderOfTheWeights() throws TraceException {
        List<Hold> holds = Traces.knownWeights().getFirst().analysed().holds();
        int[] grams = {200, 200, 200, 300, 300, 400, 400, 500, 500, 600, 600, 700, 700, 800, 800, 900, 900};
        for (int i = 1; i < grams.length; i++) {
            double before = holds.get(i - 1).meanForce();
            double now = holds.get(i).meanForce();
            assertTrue(grams[i] == grams[i - 1] || now > before, grams[i] + " g: " + before + " then " + now);
        }
    }

    @Test
    void theLongHandGripIsOneHold() throws TraceException {
        AnalysisReport report = Traces.staticHold().analysed();
        assertEquals(1, report.holds().size());
        Hold hold = report.holds().getFirst();
        assertEquals(241.5, hold.releaseSeconds() - hold.onsetSeconds(), 0.5);
        assertEquals(HoldEnd.RELEASED, hold.ended());
        assertEquals(List.of(), report.gaps());
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#evokedGrips")
    void evokedGripsArePressesAndNoHolds(Traces trace) throws TraceException {
        AnalysisReport report = trace.analysed();
        assertEquals(List.of(), report.holds());
        assertTrue(report.presses().size() >= 5, () -> report.presses().toString());
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#gait")
    void ofAHundredStepsAtMostAHandfulAreHolds(Traces trace) throws TraceException {
        AnalysisReport report = trace.analysed();
        assertTrue(report.holds().size() <= 5, () -> report.holds().toString());
        assertTrue(report.presses().size() > 85, () -> report.presses().size() + " presses");
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#stepUps")
    void aStepIsSeenWithinTwoSamplesAndTheFiltersDelay(Traces trace) throws TraceException {
        AnalysisReport report = trace.analysed();
        assertEquals(1, report.holds().size(), () -> report.holds() + " " + report.presses());
        double delay = report.holds().getFirst().onsetSeconds() - 2.0;
        double twoSamples = 2000.0 / report.signal().rateMilliHertz();
        assertTrue(delay >= 0 && delay <= twoSamples + report.signal().filterDelaySeconds(), () -> delay + " s");
        assertEquals(HoldEnd.END_OF_RECORDING, report.holds().getFirst().ended());
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#fingertips")
    void squeezesThatNeverReturnToZeroAreFound(Traces trace) throws TraceException {
        int holds = trace.analysed().holds().size();
        assertTrue(holds >= 15 && holds <= 21, () -> holds + " holds");
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#jumps")
    void standingBeforeAndAfterAJumpAreTwoHolds(Traces trace) throws TraceException {
        assertEquals(2, trace.analysed().holds().size());
    }

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#mats")
    void lyingOnAMatIsOneHoldAfterItsStartUpGlitch(Traces trace) throws TraceException {
        List<Hold> holds = trace.analysed().holds();
        assertEquals(1, holds.size());
        assertEquals(2, holds.getFirst().onsetSeconds());
    }

    @Test
    void printsTheAccuracyTable() throws IOException, TraceException {
        List<String> lines = new ArrayList<>();
        lines.add("| labelled contacts | labelled | found | matched | precision | recall | F1 | onset error median /"
                + " worst, ms | release error median / worst, ms |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        lines.add(row("known weights", Traces.knownWeights(), false));
        lines.add(row("grasps", Traces.grasps(), false));
        lines.add(row("known weights, 5 % of maximum", Traces.knownWeights(), true));
        lines.add(row("grasps, 5 % of maximum", Traces.grasps(), true));
        lines.add("");
        lines.add(endsAfterTheAuthorsCut(Traces.knownWeights().getFirst()));
        lines.add("");
        lines.add("| trace | holds | presses |");
        lines.add("|---|---|---|");
        for (Traces trace : Traces.all()) {
            AnalysisReport report = trace.analysed();
            lines.add("| " + trace.kind() + ": " + trace + " | "
                    + report.holds().size() + " | " + report.presses().size() + " |");
        }
        Path table = Path.of("target", "hold-accuracy.md");
        Files.createDirectories(table.getParent());
        Files.write(table, lines);
        lines.forEach(System.out::println);
    }

    /** The authors cut each weight's signal off before they lifted it; the plateau as found ends later. */
    private static String endsAfterTheAuthorsCut(Traces trace) throws IOException, TraceException {
        List<Hold> holds = trace.analysed().holds();
        List<Double> seconds = new ArrayList<>();
        for (String line : Traces.contactLines()) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(trace.recording()) && !cells[10].isEmpty()) {
                double cut = Double.parseDouble(cells[10]) / 1000;
                holds.stream()
                        .filter(hold -> hold.onsetSeconds() < cut && hold.releaseSeconds() > cut)
                        .forEach(hold -> seconds.add(hold.plateauEndSeconds() - cut));
            }
        }
        Collections.sort(seconds);
        return String.format(
                Locale.ROOT,
                "Plateaus of %d known weights end after their authors' cut by %.2f s (median; %.2f to %.2f s).",
                seconds.size(),
                seconds.get(seconds.size() / 2),
                seconds.getFirst(),
                seconds.getLast());
    }

    private static String row(String name, List<Traces> traces, boolean yardstick) throws IOException, TraceException {
        Accuracy accuracy = new Accuracy();
        for (Traces trace : traces) {
            accuracy.compare(
                    Accuracy.contacts(trace),
                    yardstick ? Accuracy.aboveFivePercent(trace.read()) : Accuracy.touched(trace.analysed()));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.3f | %.3f | %.3f | %s |",
                name,
                accuracy.labelled(),
                accuracy.found(),
                accuracy.matched(),
                accuracy.precision(),
                accuracy.recall(),
                accuracy.f1(),
                accuracy.boundaryErrors());
    }
}
