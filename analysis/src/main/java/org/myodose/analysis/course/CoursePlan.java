package org.myodose.analysis.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a course is meant to be.
 *
 * @param sessions how many
 * @param perDay what one day may have; its repetitions and minutes are the limits, and 0 of one means that it has none
 * @param session what each of its sessions is to give; empty where there is no prescription
 */
public record CoursePlan(int sessions, Given perDay, Optional<PlannedSession> session) {

    /** A plan without a prescription. */
    public CoursePlan(int sessions, Given perDay) {
        this(sessions, perDay, Optional.empty());
    }

    /** A plan by a prescription, one session a day; its limit of a session's time is the day's where no other is given. */
    public static CoursePlan of(int sessions, Given perDay, PlannedSession session) {
        Given limits = perDay.minutes() > 0
                ? perDay
                : new Given(
                        perDay.holdSecondsInBand(),
                        perDay.impulseNewtonSeconds(),
                        perDay.repetitions(),
                        session.limitMinutes());
        return new CoursePlan(sessions, limits, Optional.of(session));
    }

    public CoursePlan {
        if (sessions < 1 || sessions > 100) {
            throw new IllegalArgumentException("A course has 1 to 100 sessions, but not " + sessions + ".");
        }
    }

    /**
     * Planned against given.
     *
     * @param sessionsLeft never below 0
     * @param today what is left of the day, part by part, never below 0
     * @param overdone whether today, or the course, had more than was planned: more is not better
     */
    public record Remaining(int sessionsLeft, Given today, boolean overdone) {}

    /** What is left on a day. */
    public Remaining remaining(Course course, LocalDate day) {
        Given given = course.on(day);
        boolean overdone = course.sessions() > sessions
                || beyond(given.holdSecondsInBand(), perDay.holdSecondsInBand())
                || beyond(given.impulseNewtonSeconds(), perDay.impulseNewtonSeconds())
                || beyond(given.repetitions(), perDay.repetitions())
                || beyond(given.minutes(), perDay.minutes());
        return new Remaining(
                Math.max(0, sessions - course.sessions()),
                new Given(
                        Math.max(0, perDay.holdSecondsInBand() - given.holdSecondsInBand()),
                        Math.max(0, perDay.impulseNewtonSeconds() - given.impulseNewtonSeconds()),
                        Math.max(0, perDay.repetitions() - given.repetitions()),
                        Math.max(0, perDay.minutes() - given.minutes())),
                overdone);
    }

    /** Planned against given over the whole course, site by site; none without a prescription. */
    public List<PlannedDose> course(Course course) {
        return session.map(planned -> doses(planned, sessions, course.bySite())).orElse(List.of());
    }

    /** The same of one day, which has one session. */
    public List<PlannedDose> today(Course course, LocalDate day) {
        return session.map(planned -> doses(planned, 1, course.bySiteOn(day))).orElse(List.of());
    }

    /** The plan's sites in their order, then those that it does not know. */
    private static List<PlannedDose> doses(PlannedSession planned, int sessions, Map<String, Given> bySite) {
        Map<String, Given> given = new LinkedHashMap<>();
        planned.bySite().keySet().forEach(site -> given.put(site, Given.NOTHING));
        bySite.forEach((site, dose) -> given.merge(planned.siteOf(site).orElse(site), dose, Given::plus));
        List<PlannedDose> doses = new ArrayList<>();
        given.forEach((site, dose) -> doses.add(new PlannedDose(
                site, planned.bySite().getOrDefault(site, Given.NOTHING).times(sessions), dose)));
        return doses;
    }

    private static boolean beyond(double given, double limit) {
        return limit > 0 && given > limit;
    }
}
