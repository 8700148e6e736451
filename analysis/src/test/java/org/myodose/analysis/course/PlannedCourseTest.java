package org.myodose.analysis.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionSummary;
import org.myodose.analysis.prescription.WrittenPrescription;

/** What a prescription plans, and what is left of it. */
class PlannedCourseTest {

    private static final String TWO_SITES = """
            prescription-version=1
            name=Two calves
            band=30 to 50 N
            hold=20 s
            loading rate=5 to 40 N/s
            repetitions=2
            rest=10 s
            ceiling=60 N
            session time=10 min
            sessions=7

            [site]
            name=Left calf

            [site]
            name=Right calf
            band=10 to 20 N
            repetitions=3
            """;

    private static final String STAIRCASE = """
            prescription-version=1
            name=Stairs
            loading rate=5 to 40 N/s
            repetitions=2
            rest=30 s
            ceiling=80 N

            [step]
            band=20 to 30 N
            hold=60 s
            ends at pain=0

            [step]
            band=40 to 60 N
            hold=30 s
            """;

    private final List<Entry> entries = new ArrayList<>();

    private static WrittenPrescription written(String text) {
        return WrittenPrescription.parse("test", text);
    }

    private static PlannedSession planned(String text) {
        return PlannedSession.of(written(text).prescription());
    }

    private void give(String day, String site, Given given) {
        OffsetDateTime treated = OffsetDateTime.parse(day + "T12:00:00+01:00");
        entries.add(new Entry(
                entries.size() + 1,
                treated,
                treated,
                "p07",
                "s" + day + ".xdf",
                site,
                given,
                OptionalInt.empty(),
                Optional.empty()));
    }

    private Course course() {
        return Course.of("p07", entries);
    }

    @Test
    void plansEachSiteByItsOwnBandAndRepetitions() {
        PlannedSession session = planned(TWO_SITES);
        assertEquals(new Given(40, 40 * 40, 2, 1), session.bySite().get("Left calf"));
        assertEquals(new Given(60, 15 * 60, 3, 1.5), session.bySite().get("Right calf"));
        assertEquals(new Given(100, 2500, 5, 2.5), session.total());
        assertEquals(10, session.limitMinutes());
    }

    @Test
    void plansTheMostOfAStaircase() {
        PlannedSession session = planned(STAIRCASE);
        assertEquals(new Given(180, 2 * (25 * 60 + 50 * 30), 2, 4), session.total());
        assertFalse(session.namesSites());
    }

    @Test
    void countsSecondsInTheSitesOwnBand() {
        Prescription sites = written(TWO_SITES).prescription();
        assertEquals(new ForceBand(10, 20), PlannedSession.band(sites, " right  CALF"));
        assertEquals(new ForceBand(30, 50), PlannedSession.band(sites, "Left calf"));
        assertEquals(
                new ForceBand(20, 60), PlannedSession.band(written(STAIRCASE).prescription(), "anywhere"));
    }

    @Test
    void tellsWhatIsLeftOfTheCourseAndOfTodaySiteBySite() {
        give("2026-03-01", "left calf", new Given(40, 1600, 2, 1));
        give("2026-03-02", "left calf", new Given(30, 1200, 1, 1));
        CoursePlan plan = CoursePlan.of(7, Given.NOTHING, planned(TWO_SITES));
        List<PlannedDose> whole = plan.course(course());
        assertEquals(
                List.of("Left calf", "Right calf"),
                whole.stream().map(PlannedDose::site).toList());
        assertEquals(
                new Given(7 * 40 - 70, 7 * 1600 - 2800, 11, 5), whole.getFirst().remaining());
        assertEquals(new Given(420, 6300, 21, 10.5), whole.getLast().remaining());
        List<PlannedDose> today = plan.today(course(), LocalDate.of(2026, 3, 2));
        assertEquals(new Given(10, 400, 1, 0), today.getFirst().remaining());
        assertEquals(new Given(60, 900, 3, 1.5), today.getLast().remaining());
        assertTrue(whole.stream().noneMatch(PlannedDose::overdone));
    }

    @Test
    void tellsASiteThatNobodyPlanned() {
        give("2026-03-01", "left forearm", new Given(5, 100, 1, 1));
        List<PlannedDose> whole =
                CoursePlan.of(7, Given.NOTHING, planned(TWO_SITES)).course(course());
        PlannedDose unplanned = whole.getLast();
        assertEquals("left forearm", unplanned.site());
        assertEquals(Given.NOTHING, unplanned.planned());
        assertTrue(unplanned.overdone());
    }

    @Test
    void anythingBeyondATenthMoreIsTooMuch() {
        Given planned = new Given(100, 1000, 4, 2);
        assertFalse(new PlannedDose("", planned, new Given(109, 1090, 4, 9)).overdone());
        assertTrue(new PlannedDose("", planned, new Given(111, 1000, 4, 2)).overdone());
        assertTrue(new PlannedDose("", planned, new Given(100, 1101, 4, 2)).overdone());
        assertTrue(new PlannedDose("", planned, new Given(100, 1000, 5, 2)).overdone());
    }

    @Test
    void takesThePrescriptionsLimitOfTimeWhereTheDayHasNone() {
        PlannedSession session = planned(TWO_SITES);
        assertEquals(10, CoursePlan.of(7, Given.NOTHING, session).perDay().minutes());
        assertEquals(
                25, CoursePlan.of(7, new Given(0, 0, 0, 25), session).perDay().minutes());
    }

    @Test
    void aPrescriptionNamesItsSessionsOrDoesNot() {
        WrittenPrescription written = written(TWO_SITES);
        assertEquals(OptionalInt.of(7), written.courseSessions());
        assertTrue(PrescriptionSummary.of(written.prescription(), written).contains("Course      7 sessions."));
        assertEquals(OptionalInt.empty(), written(STAIRCASE).courseSessions());
        PrescriptionException refused = assertThrows(
                PrescriptionException.class,
                () -> written(TWO_SITES.replace("sessions=7", "sessions=101")).prescription());
        String sentence = String.valueOf(refused.getMessage());
        assertTrue(sentence.contains("a course has 1 to 100 sessions, not 101"), sentence);
        assertTrue(sentence.contains("10"), "its line");
    }
}
