package org.myodose.dashboard.classroom.trainer;

import java.util.List;

/**
 * Where in the inbox a student's facts stand, to be read without holding up the class.
 *
 * @param clockMillis what is to be added to the station's times to make them the trainer's
 * @param lines in the facts' order
 */
record Pages(String station, String name, long clockMillis, List<Integer> lines) {

    /** The facts whole. */
    StudentBook read(Inbox inbox) {
        return read(inbox, false);
    }

    /** The facts without their traces, which are most of them. */
    StudentBook readFigures(Inbox inbox) {
        return read(inbox, true);
    }

    private StudentBook read(Inbox inbox, boolean figuresOnly) {
        return new StudentBook(
                station,
                name,
                lines.stream()
                        .map(line -> inbox.get(line).fact())
                        .map(fact -> new StudentBook.Entry(
                                figuresOnly ? fact.withoutTrace() : fact, fact.sentAtMillis() + clockMillis))
                        .toList());
    }
}
