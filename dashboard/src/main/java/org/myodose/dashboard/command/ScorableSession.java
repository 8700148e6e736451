package org.myodose.dashboard.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.myodose.analysis.prescription.PrescriptionFit;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Scoring;
import org.myodose.dashboard.UserException;
import org.myodose.device.ForceUnit;

/**
 * One device's holds in a session.
 *
 * @param name what people call it
 * @param device its number
 * @param origin where the prescription comes from that it is scored against
 */
record ScorableSession(String name, AnalysisReport report, int device, SessionOptions.Origin origin) {

    boolean isPressed() {
        return !report.holds().isEmpty();
    }

    /**
     * How well its holds were given.
     *
     * @throws UserException when that cannot be told, with the reason
     */
    ScoredSession scored() {
        Scoring scoring = report.scoring();
        return scoring.session().orElseThrow(() -> new UserException(scoring.whyNot()));
    }

    /** The mean force of a hold, by its number. */
    double newtons(int hold) {
        return report.holds().get(hold - 1).meanForce()
                * report.signal().forceUnit().newtonsPerUnit();
    }

    /** What it is scored against, in a few words. */
    String against() {
        return "'" + scored().prescription().name() + "', " + origin.words;
    }

    /** What is odd about it; that several bands have no one time in band is nothing to a score. */
    List<String> notices() {
        ForceUnit unit = report.signal().forceUnit();
        Optional<String> fit = PrescriptionFit.ofForces(scored().prescription(), unit);
        return report.notices().stream()
                .filter(notice -> !fit.equals(Optional.of(notice)))
                .toList();
    }

    /** Several of them in one line, each with the number by which it is chosen. */
    static String names(List<ScorableSession> sessions) {
        return sessions.stream()
                .map(session -> session.device() + " " + session.name())
                .collect(Collectors.joining("; "));
    }
}
