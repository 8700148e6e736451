package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.score.Estimate;
import org.myodose.analysis.score.Part;
import org.myodose.analysis.score.PartScore;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Scoring;
import org.myodose.device.ForceUnit;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;

/** Staircases and several places, recorded live and scored from the recording: every hold against what was asked for then. */
class SeveralBandsTest {

    private static final String HEAD = """
            prescription-version=1
            name=Test
            loading rate=10 to 40 N/s
            repetitions=2
            rest=5 s
            ceiling=90 N
            """;

    private static final String BY_TIME = HEAD + """
            [step]
            band=15 to 25 N
            hold=10 s
            [step]
            band=28 to 36 N
            hold=8 s
            [step]
            band=45 to 55 N
            hold=6 s
            """;

    private static final String BY_PAIN = HEAD + """
            [step]
            band=15 to 25 N
            hold=30 s
            ends at pain=3
            [step]
            band=45 to 55 N
            hold=30 s
            ends at pain=3
            begins at pain=5
            """;

    private static final String PLACES = HEAD.replace("repetitions=2", "repetitions=1") + """
            band=35 to 45 N
            hold=8 s
            [site]
            name=Left calf
            [site]
            name=Right forearm
            band=10 to 16 N
            ceiling=30 N
            """;

    @TempDir
    Path folder = Path.of("");

    private static Prescription prescription(String text) {
        return WrittenPrescription.parse("test", text).prescription();
    }

    private Path record(GuidedStudent student, double seconds) throws RecordingException {
        return student.record(folder.resolve("press.xdf"), seconds, null);
    }

    private static Scoring scoring(Path file, @Nullable Prescription wanted) throws RecordingException {
        return report(file, wanted).scoring();
    }

    private static AnalysisReport report(Path file, @Nullable Prescription wanted) throws RecordingException {
        return Analysis.ofDevices(
                        Recording.open(file),
                        new AnalysisSettings(
                                null, FilterChoice.AS_LIVE, layouts -> layouts, device -> true, false, wanted))
                .devices()
                .getFirst()
                .report();
    }

    private static ScoredSession scored(Path file) throws RecordingException {
        return scoring(file, null).session().orElseThrow();
    }

    @Test
    void everyStepIsScoredAgainstItsOwnBandAndWhoDoesAsToldLosesNothing() throws RecordingException {
        GuidedStudent student = new GuidedStudent(prescription(BY_TIME));
        ScoredSession scored = scored(record(student, 75));
        assertEquals(100, scored.score().total(), 1e-9, () -> scored.score().toString());
        assertTrue(
                scored.score().parts().stream().allMatch(PartScore::judged),
                () -> scored.score().toString());
        assertEquals(
                List.of("1.1 15", "1.2 28", "1.3 45", "2.1 15", "2.2 28", "2.3 45"),
                scored.repetitions().stream().map(SeveralBandsTest::asked).toList());
        assertEquals(20, scored.repetitions().get(0).meanNewtons(), 0.2);
        assertEquals(32, scored.repetitions().get(1).meanNewtons(), 0.2);
        assertEquals(50, scored.repetitions().get(2).meanNewtons(), 0.2);
        assertEquals(20, scored.repetitions().get(1).loadingRate(), 2);
        assertEquals(8, scored.repetitions().get(1).hold().plateauSeconds(), 0.4);
        assertEquals(0, scored.figures().level().absoluteError(), 0.2);
    }

    private static String asked(Repetition repetition) {
        return String.format(
                Locale.ROOT,
                "%d.%d %.0f",
                repetition.hold().index(),
                repetition.target().step(),
                repetition.target().bandLowNewtons());
    }

    /** Not near it: the very scan. */
    @Test
    void theStepsAreThoseThatWereToldLiveToTheScan() throws RecordingException {
        GuidedStudent student = new GuidedStudent(prescription(BY_PAIN));
        student.painAfterSeconds = 7.3;
        ScoredSession scored = scored(record(student, 60));
        assertEquals(
                student.stepsAt,
                scored.repetitions().stream()
                        .filter(repetition -> repetition.target().step() == 2)
                        .map(repetition -> repetition.hold().onsetSeconds())
                        .toList());
        assertEquals(2, student.stepsAt.size());
        // Pain ended each step after some 7 s, and more was not wanted of the student.
        assertTrue(scored.repetitions().getFirst().target().holdSeconds() < 8);
        assertEquals(100, scored.score().total(), 1e-9, () -> scored.score().toString());
    }

    @Test
    void aStepBesideItsBandIsNamedAndCostsItsLevelAlone() throws RecordingException {
        GuidedStudent student = new GuidedStudent(prescription(BY_TIME));
        // Within the band of the third step the guidance lets nobody on, so it is the last that may be wrong.
        student.wrongByStep[2] = -10;
        student.releasesAtSecond = 28.5;
        ScoredSession scored = scored(record(student, 32));
        PartScore level = scored.score().parts().get(Part.LEVEL.ordinal());
        assertEquals(25 * 0.5 / 3, level.lostPoints(), 0.3);
        assertTrue(
                level.sentence().startsWith("1 of 3 steps lay below the band; the worst, step 3 of hold 1, had"),
                level.sentence());
        assertEquals("belowBand", level.code());
        assertEquals(
                Set.of("faulty", "steps", "worstHold", "worstStep", "worstNewtons"),
                level.figures().keySet());
        assertEquals(3, level.figures().get("worstStep"));
        for (PartScore part : scored.score().parts()) {
            if (part.part() == Part.STEADINESS || part.part() == Part.SAG || part.part() == Part.OVERSHOOT) {
                assertEquals(0, part.lostPoints(), part::toString);
            }
        }
    }

    @Test
    void aHoldAtAnotherPlaceIsScoredAgainstThatPlacesBand() throws RecordingException {
        GuidedStudent student = new GuidedStudent(prescription(PLACES));
        ScoredSession scored = scored(record(student, 40));
        assertEquals(100, scored.score().total(), 1e-9, () -> scored.score().toString());
        assertEquals(
                List.of("Left calf", "Right forearm"),
                scored.repetitions().stream()
                        .map(repetition -> repetition.target().site())
                        .toList());
        assertEquals(13, scored.repetitions().get(1).meanNewtons(), 0.2);
        assertEquals(student.holds.get(1), scored.repetitions().get(1).hold(), "the whole hold, as found");
    }

    @Test
    void aNewSessionBeginsAtTheFirstPlaceAgain() throws RecordingException {
        GuidedStudent student = new GuidedStudent(prescription(PLACES)).beginsAnewAt(20);
        ScoredSession scored = scored(record(student, 40));
        assertEquals(
                List.of("Left calf", "Right forearm", "Left calf", "Right forearm"),
                scored.repetitions().stream()
                        .map(repetition -> repetition.target().site())
                        .toList());
    }

    @Test
    void aTableIsLedThroughWhatItWasGivenForUnlessThatGoesByPain() throws IOException, TraceException {
        StringBuilder text = new StringBuilder("time,force\n");
        for (int index = 0; index < 6000; index++) {
            double second = index / 100.0;
            double up = second < 3 ? 0 : second < 14.5 ? 20 : second < 23.2 ? 32 : second < 29.8 ? 50 : 0;
            text.append(String.format(Locale.ROOT, "%.2f,%.3f%n", second, up + 0.02 * Math.sin(23 * second)));
        }
        Trace trace = TraceFile.read(
                Files.writeString(folder.resolve("press.csv"), text),
                TraceOptions.guessed().withForceUnit(ForceUnit.NEWTONS));
        Scoring byTime = Analysis.of(trace, null, FilterChoice.AS_LIVE, prescription(BY_TIME))
                .scoring();
        assertEquals(
                List.of("1.1 15", "1.2 28", "1.3 45"),
                byTime.session().orElseThrow().repetitions().stream()
                        .map(SeveralBandsTest::asked)
                        .toList());
        Scoring byPain = Analysis.of(trace, null, FilterChoice.AS_LIVE, prescription(BY_PAIN))
                .scoring();
        assertEquals(
                "'Test' goes by the patient's pain, and nothing tells what it was in press.csv: score a recording in which it"
                        + " was rated.",
                byPain.whyNot());
    }

    @Test
    void aRecordingWithoutARatingIsNotScoredByOneThatGoesByPain() throws RecordingException {
        Path file = record(new GuidedStudent(prescription(BY_TIME)), 40);
        assertTrue(scoring(file, prescription(BY_PAIN)).whyNot().contains("nothing tells what it was"));
        Path rated = new GuidedStudent(prescription(BY_PAIN)).record(folder.resolve("unrated.xdf"), 40, null);
        assertTrue(scoring(rated, null).session().isPresent(), "nobody rated, live or now");
    }

    @Test
    void anEstimateThatWasEnteredLiveBelongsToTheHoldBefore() throws RecordingException {
        GuidedStudent student =
                new GuidedStudent(prescription(PLACES.replace("hold=8 s", "hold=8 s\nfeedback=delayed")));
        student.estimate = 30.5;
        AnalysisReport report = Analysis.of(Recording.open(record(student, 40)), null);
        assertEquals(List.of(new Estimate(1, 30.5), new Estimate(2, 30.5)), report.estimates());
    }

    @Test
    void aDrillOfAnotherPrescriptionIsToldAndTheOneThatIsAskedForIsFollowed() throws RecordingException {
        Prescription usual = prescription(PLACES);
        Prescription drill = prescription(PLACES.replace("name=Test", "name=Drill"));
        Path file = record(new GuidedStudent(usual).isDrilledAt(20, drill), 40);
        assertEquals(
                List.of(
                        "Drills of a class asked for 'Drill' from 20.0 s on, but all here goes by 'Test': give one of them as"
                                + " --prescription to go by that."),
                drills(report(file, null)));
        assertEquals(List.of(), drills(report(file, drill)));
    }

    private static List<String> drills(AnalysisReport report) {
        return report.notices().stream()
                .filter(notice -> notice.startsWith("Drills"))
                .toList();
    }
}
