package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a prescription's text means, and what is refused, with its line. */
class WrittenPrescriptionTest {

    /** The band stands in line 4, the ceiling in line 9. */
    private static final String PLAIN = """
            prescription-version=1
            # a remark
            name=Test
            band=35 to 45 N [default]
            hold=10 s
            loading rate=5 to 40 N/s
            repetitions=4
            rest=5 s
            ceiling=60 N
            """;

    private static final String STAIRS = """
            prescription-version=1
            name=Stairs
            loading rate=5 to 40 N/s
            repetitions=2
            rest=5 s
            ceiling=100 N
            [step]
            band=20 to 30 N
            hold=20 s
            ends at pain=3
            [step]
            band=40 to 50 N
            hold=30 s
            begins at pain=4 of 10
            """;

    @Test
    void readsWhatIsWritten() {
        Prescription read = meaning(PLAIN.replace("[default]", "").replace("\n", "\r\n"));
        assertEquals(35, read.bandLowNewtons());
        assertEquals(45, read.bandHighNewtons());
        assertEquals(10, read.holdSeconds());
        assertEquals(4, read.repetitions());
        assertEquals(60, read.ceilingNewtons());
        assertEquals(Limits.NONE, read.limits());
        assertEquals(Feedback.FULL, read.feedback());
        assertEquals(Contraindication.STANDARD, read.checklist());
    }

    @Test
    void turnsPressuresIntoForcesOverTheContactArea() {
        String over5 = PLAIN + "contact area=500 mm2\n";
        assertEquals(50, meaning(over5.replace("35 to 45 N", "70 to 100kPa")).bandHighNewtons(), 1e-9);
        assertEquals(35, meaning(over5.replace("35 to 45 N", "7 to 9 N/cm²")).bandLowNewtons(), 1e-9);
        assertEquals(
                0.8 * 5 * 9.80665,
                meaning(over5.replace("35 to 45 N", "0.8 to 1 kg/cm2")).bandLowNewtons(),
                1e-9);
        assertEquals(
                20, meaning(over5.replace("5 to 40 N/s", "10 to 40 kPa/s")).loadingRateHighNewtonsPerSecond(), 1e-9);
    }

    @Test
    void turnsSharesOfTheThresholdIntoForces() {
        String shares = PLAIN.replace("35 to 45 N", "90 to 110 % of threshold");
        assertEquals(36, meaning(shares + "threshold=40 N [measured today]\n").bandLowNewtons(), 1e-9);
        assertEquals(
                44, meaning(shares + "threshold=80 kPa\ncontact area=5 cm2\n").bandHighNewtons(), 1e-9);
        assertTrue(WrittenPrescription.parse("x", shares).needsThreshold());
    }

    @Test
    void readsAStaircaseWithItsPainRatings() {
        Prescription read = meaning(STAIRS);
        assertEquals(List.of(new Step(20, 30, 20, null, 3), new Step(40, 50, 30, 4, null)), read.steps());
        assertEquals(50, read.holdSeconds());
        assertEquals(20, read.bandLowNewtons());
    }

    @Test
    void readsSitesInOrderAndCountsTheirRepetitions() {
        Prescription read = meaning(PLAIN + """
                gentle ceiling=50 N
                [site]
                name=Left calf
                [site]
                name=Right shoulder
                gentle=yes
                band=20 to 30 N
                repetitions=1
                """);
        assertEquals(
                List.of(
                        new Site("Left calf", false, false, 35, 45, 60, 4),
                        new Site("Right shoulder", true, true, 20, 30, 50, 1)),
                read.sites());
        assertEquals(5, read.repetitions());
    }

    @Test
    void readsLimitsFeedbackAndTheChecklist() {
        Prescription read = meaning(PLAIN + """
                site impulse=9000 N s
                session impulse=10000 N·s
                site time=2 min
                session time=300 s
                stop at pain=8
                warn at=80%
                feedback=on request
                contraindication=local: a fresh tattoo
                """);
        assertEquals(new Limits(9000.0, 10000.0, 120.0, 300.0, 8, 0.8), read.limits());
        assertEquals(Feedback.ON_REQUEST, read.feedback());
        assertEquals(
                new Contraindication(Contraindication.Kind.LOCAL, "a fresh tattoo"),
                read.checklist().getLast());
    }

    @Test
    void limitsAFirstSession() {
        String limited = PLAIN + """
                first session band=20 to 30 N
                first session repetitions=1
                first session time=1 min
                """;
        assertEquals(4, meaning(limited).repetitions());
        assertNull(meaning(limited).limits().sessionSeconds());
        Prescription first = WrittenPrescription.parse("x", limited)
                .with("first session", "yes", "--first-session")
                .prescription();
        assertEquals(20, first.bandLowNewtons());
        assertEquals(1, first.repetitions());
        assertEquals(60.0, first.limits().sessionSeconds());
        assertEquals(first, meaning(first.text()));
    }

    @Test
    void triesTheLimitsOfAFirstSessionBeforeTheDayComes() {
        assertRefused(10, "the ceiling of 40 N lies inside or below the band", PLAIN + "first session ceiling=40 N");
        assertRefused(10, "takes at least 55 s", PLAIN + "first session time=50 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    35 to 45 N     | 45 to 35 N      | 4 | must end above its beginning, but runs from 45 to 35 N
                    35 to 45 N     | 0 to 45 N       | 4 | must begin above 0 N
                    35 to 45 N     | 35 to 70 N      | 9 | the ceiling of 60 N lies inside or below the band
                    35 to 45 N     | 35 to 45 kPa    | 4 | a force only over a contact area: add a line such as 'contact area=5 cm2'
                    35 to 45 N     | 90 to 110 % of threshold | 4 | pain threshold, which is not given
                    35 to 45 N     | NaN to 45 N     | 4 | 'NaN' is no number
                    35 to 45 N     | 1e1 to 45 N     | 4 | '1e1' is no number
                    35 to 45 N     | 3,5 to 45 N     | 4 | '3,5' is no number
                    35 to 45 N     | 35 to 45 lb     | 4 | 'lb' is no unit of 'band'
                    35 to 45 N     | 45 N            | 4 | '45 N' is no range
                    35 to 45 N     | 35 to 45        | 4 | '' is no unit of 'band'
                    hold=10 s      | hold=10 N       | 5 | 'hold' is given in s or min, not in 'N'
                    hold=10 s      | hold=10         | 5 | not in a bare number
                    hold=10 s      | hold=0 s        | 5 | must last between 0 and 3600 s
                    hold=10 s      | held=10 s       | 5 | 'held' is nothing that a prescription has: did you mean 'hold'?
                    hold=10 s      | hold            | 5 | 'hold' says nothing: write key=value
                    hold=10 s      | hold=           | 5 | nothing follows 'hold='
                    hold=10 s      | rest=10 s       | 8 | 'rest' stands there twice
                    5 to 40 N/s    | 40 to 5 N/s     | 6 | must run upwards
                    5 to 40 N/s    | 5 to 40 N       | 6 | is given per second
                    repetitions=4  | repetitions=0   | 7 | 1 to 100 repetitions
                    repetitions=4  | repetitions=2.5 | 7 | a whole number
                    repetitions=4  | repetitions=-3  | 7 | there are -3
                    rest=5 s       | rest=-5 s       | 8 | the rest must last
                    ceiling=60 N   | ceiling=900 N   | 9 | at most 500 N
                    ceiling=60 N   | [stage]         | 9 | there are [step] and [site]
                    name=Test      | name=           | 3 | nothing follows
                    """)
    void refusesWithLineAndReason(String of, String wrong, int line, String reason) {
        assertRefused(line, reason, PLAIN.replace(" [default]", "").replace(of, wrong));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    session time=54 s          | the limit 'session time' is 54 s, but what is prescribed takes at least 55 s
                    site time=39 s             | takes at least 40 s
                    session impulse=1000 N s   | takes at least 1400 N s
                    site impulse=0 N s         | must be above 0
                    stop at pain=11            | whole numbers from 0 to 10
                    stop at pain=0             | a rating from 1 to 10
                    warn at=20 %               | between 50 and 100 %
                    feedback=sometimes         | there is full, faded
                    first session=maybe        | 'first session' is yes or no
                    contraindication=hiccups   | write 'absolute: …'
                    contact area=0 cm2         | must be above 0
                    begins at pain=3           | 'begins at pain' is nothing that a prescription has
                    """)
    void refusesWhatIsAddedWithItsLine(String added, String reason) {
        String wrong =
                added.startsWith("contact") ? PLAIN.replace("ceiling=60 N", "ceiling=200 kPa") + added : PLAIN + added;
        assertRefused(10, reason, wrong);
    }

    @Test
    void refusesStepsThatContradict() {
        assertRefused(11, "this [step] has no line 'band=…'", STAIRS.replace("band=40 to 50 N\n", ""));
        assertRefused(12, "a staircase leads upwards", STAIRS.replace("40 to 50", "15 to 25"));
        assertRefused(12, "inside or below this step's band", STAIRS.replace("40 to 50", "90 to 120"));
        assertRefused(10, "whole numbers from 0 to 10", STAIRS.replace("ends at pain=3", "ends at pain=12"));
        assertRefused(6, "each [step] has a band", STAIRS.replace("ceiling=100 N", "band=1 to 2 N"));
        assertRefused(13, "belongs above the first [step]", STAIRS.replace("hold=30 s", "rest=30 s"));
    }

    @Test
    void refusesSitesThatContradict() {
        assertRefused(10, "this [site] has no line 'name=…'", PLAIN + "[site]\nrepetitions=1\n");
        assertRefused(12, "a gentle site needs a ceiling", PLAIN + "[site]\nname=Calf\ngentle=yes\n");
        assertRefused(12, "inside or below its band", PLAIN + "[site]\nname=Calf\nceiling=40 N\n");
        assertRefused(12, "above that of the prescription", PLAIN + "[site]\nname=Calf\nceiling=70 N\n");
        assertRefused(
                17,
                "the highest step ends at 50 N",
                STAIRS.replace("=4 of 10", "=4") + "[site]\nname=Calf\nceiling=45 N\n");
    }

    @Test
    void refusesAFileThatIsNoneOrOfALaterVersion() {
        assertRefused(1, "begins with prescription-version=1", "band=35 to 45 N");
        assertRefused(1, "it needs a newer Myodose", "prescription-version=2");
        assertRefused(1, "ends without prescription-version=1", "");
        assertRefused(
                0, "the prescription has no line 'loading rate=…'", PLAIN.replace("loading rate=5 to 40 N/s", ""));
    }

    @Test
    void takesAnOverridingFigureAndSaysWhoGaveIt() {
        WrittenPrescription written = WrittenPrescription.parse("x", PLAIN).with("band", "70 to 80 N", "--band");
        String refused =
                assertThrows(PrescriptionException.class, written::prescription).getMessage();
        assertTrue(String.valueOf(refused).contains("the ceiling of 60 N"), refused);
        Prescription changed = written.with("ceiling", "90 N", "--ceiling").prescription();
        assertEquals(90, changed.ceilingNewtons());
        assertTrue(changed.text().contains("ceiling=90 N [given with --ceiling]"), changed::text);
    }

    @Test
    void tellsDefaultsFromEvidence() {
        WrittenPrescription written =
                WrittenPrescription.parse("x", PLAIN.replace("hold=10 s", "hold=10 s [Morikawa 2017]"));
        assertEquals(List.of("hold (Morikawa 2017)"), written.evidence());
        assertEquals(List.of("band", "loading rate", "repetitions", "rest", "ceiling"), written.defaults());
    }

    private static Prescription meaning(String text) {
        return WrittenPrescription.parse("test", text).prescription();
    }

    /** @param line 0 where the fault is that a line is missing */
    private static void assertRefused(int line, String reason, String text) {
        String message = String.valueOf(
                assertThrows(PrescriptionException.class, () -> meaning(text)).getMessage());
        assertTrue(message.contains(reason), message);
        String place = line == 0 ? "test: " : "test, line " + line + ": ";
        assertTrue(message.startsWith(place), message + " should begin with " + place);
    }
}
