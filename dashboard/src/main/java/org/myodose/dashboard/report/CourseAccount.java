package org.myodose.dashboard.report;

import java.time.LocalDate;
import org.myodose.analysis.course.Course;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.course.CoursePlan;

/**
 * What a ledger says of one person, and what was planned.
 *
 * @param ledger the ledger's file, without its folder
 * @param contents all that it holds
 * @param today the day for which it is told what is left
 */
public record CourseAccount(
        String ledger, String subject, CourseLedger.Contents contents, CoursePlan plan, LocalDate today) {

    Course course() {
        return Course.of(subject, contents.entries());
    }
}
