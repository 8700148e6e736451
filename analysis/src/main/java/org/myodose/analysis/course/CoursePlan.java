package org.myodose.analysis.course;

import java.time.LocalDate;

/**
 * What a course is meant to be.
 *
 * @param sessions how many
 * @param perDay what one day may have; its repetitions and minutes are the limits, and 0 of one means that it has none
 */
public record CoursePlan(int sessions, Given perDay) {

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

    private static boolean beyond(double given, double limit) {
        return limit > 0 && given > limit;
    }
}
