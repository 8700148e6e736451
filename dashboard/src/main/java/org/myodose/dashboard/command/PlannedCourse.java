package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.CoursePlan;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.prescription.WrittenPrescription;
import picocli.CommandLine.Option;

/** What a course was meant to be, on the command line. */
final class PlannedCourse {

    private static final int USUAL_SESSIONS = 10;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Sessions of the course (default: what the prescription says, or " + USUAL_SESSIONS + ").")
    private @Nullable Integer sessions;

    @Option(
            names = "--minutes-a-day",
            paramLabel = "M",
            defaultValue = "0",
            description = "Minutes that a day may have; 0, the default, sets no limit but the prescription's.")
    private double minutesADay;

    @Option(
            names = "--seconds-a-day",
            paramLabel = "S",
            defaultValue = "0",
            description = "Seconds held in band that a day may have; 0, the default, sets no limit.")
    private double secondsADay;

    /** @param written what each session is to give; null where nobody said */
    CoursePlan plan(@Nullable WrittenPrescription written) {
        Given limits = new Given(secondsADay, 0, 0, minutesADay);
        if (written == null) {
            return new CoursePlan(sessions == null ? USUAL_SESSIONS : sessions, limits);
        }
        int wanted = sessions == null ? written.courseSessions().orElse(USUAL_SESSIONS) : sessions;
        return CoursePlan.of(wanted, limits, PlannedSession.of(written.prescription()));
    }
}
