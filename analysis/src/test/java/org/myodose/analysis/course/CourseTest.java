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

class CourseTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final CoursePlan PLAN = new CoursePlan(7, new Given(120, 0, 8, 25));

    private static final OffsetDateTime WRITTEN = OffsetDateTime.parse("2026-03-09T09:00:00+01:00");

    private final List<Entry> ledger = new ArrayList<>();

    private Entry entry(String at, String subject, String session, String site, Given given) {
        return add(at, subject, session, site, given, OptionalInt.empty(), Optional.empty());
    }

    private Entry correction(Entry wrong, Given right) {
        return add(
                wrong.treated().toString(),
                wrong.subject(),
                wrong.session(),
                wrong.site(),
                right,
                OptionalInt.of(wrong.number()),
                Optional.of("the wrong prescription was booked"));
    }

    private Entry add(
            String at,
            String subject,
            String session,
            String site,
            Given given,
            OptionalInt corrects,
            Optional<String> reason) {
        Entry entry = new Entry(
                ledger.size() + 1, WRITTEN, OffsetDateTime.parse(at), subject, session, site, given, corrects, reason);
        ledger.add(entry);
        return entry;
    }

    private Course course() {
        return Course.of("p07", ledger);
    }

    @Test
    void addsUpBySiteBySessionAndOverTheCourse() {
        entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", new Given(30, 1200, 1, 5));
        entry("2026-03-02T10:10:00+01:00", "p07", "monday", "right", new Given(60, 2400, 2, 5));
        entry("2026-03-02T11:00:00+01:00", "p08", "monday too", "left", new Given(99, 9900, 9, 9));
        entry("2026-03-04T10:00:00+01:00", "p07", "wednesday", "left", new Given(45, 1800, 3, 10));
        assertEquals(new Given(135, 5400, 6, 20), course().total());
        assertEquals(new Given(75, 3000, 4, 15), course().bySite().get("left"));
        assertEquals(new Given(90, 3600, 3, 10), course().bySession().get("monday"));
        assertEquals(new Given(90, 3600, 3, 10), course().on(MONDAY));
        assertEquals(2, course().sessions());
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrectsAndBothStay() {
        Entry wrong = entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", new Given(300, 12000, 10, 5));
        Entry right = correction(wrong, new Given(30, 1200, 1, 5));
        assertEquals(30, course().total().holdSecondsInBand());
        assertEquals(30, course().on(MONDAY).holdSecondsInBand(), "the day is that of the treatment");
        correction(right, new Given(31, 1240, 1, 5));
        assertEquals(31, course().total().holdSecondsInBand(), "a correction can be corrected");
        assertEquals(3, ledger.size());
    }

    @Test
    void aSessionThatNeverWasIsCorrectedToNothing() {
        Entry wrong = entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", new Given(30, 1200, 1, 5));
        correction(wrong, Given.NOTHING);
        assertEquals(0, course().sessions());
        assertEquals(Given.NOTHING, course().total());
    }

    @Test
    void tellsWhatIsLeftOfTheDayAndOfTheCourse() {
        entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", new Given(90, 3600, 3, 10));
        CoursePlan.Remaining left = PLAN.remaining(course(), MONDAY);
        assertEquals(6, left.sessionsLeft());
        assertEquals(30, left.today().holdSecondsInBand());
        assertEquals(5, left.today().repetitions());
        assertEquals(15, left.today().minutes());
        assertFalse(left.overdone(), "an impulse of 0 is no limit");
        assertEquals(120, PLAN.remaining(course(), MONDAY.plusDays(1)).today().holdSecondsInBand());
    }

    @Test
    void moreThanPlannedIsOverdone() {
        entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", new Given(121, 4840, 3, 10));
        CoursePlan.Remaining left = PLAN.remaining(course(), MONDAY);
        assertTrue(left.overdone());
        assertEquals(0, left.today().holdSecondsInBand());
    }

    @Test
    void theDayIsThatOfThePlaceOfTreatment() {
        entry("2026-03-02T00:30:00+02:00", "p07", "late", "left", new Given(30, 1200, 1, 5));
        assertEquals(30, course().on(MONDAY).holdSecondsInBand(), "still Sunday in UTC");
    }

    @Test
    void correctionsNeedAReasonAndSomethingToCorrect() {
        Entry first = entry("2026-03-02T10:00:00+01:00", "p07", "monday", "left", Given.NOTHING);
        assertThrows(
                IllegalArgumentException.class,
                () -> add(
                        "2026-03-02T10:00:00+01:00",
                        "p07",
                        "monday",
                        "left",
                        Given.NOTHING,
                        OptionalInt.of(first.number()),
                        Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new CoursePlan(0, Given.NOTHING));
    }
}
