package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** For whom a prescription is. */
final class PersonOptions {

    @Option(
            names = "--threshold",
            paramLabel = "FORCE",
            description = "This person's measured pressure-pain threshold, such as 45 (newtons) or '450 kPa'.")
    private @Nullable String threshold;

    @Option(names = "--first-session", description = "Take the prescription's limits of a first session.")
    private boolean firstSession;

    boolean areGiven() {
        return threshold != null || firstSession;
    }

    /** The same prescription for this person. */
    WrittenPrescription applyTo(WrittenPrescription written) {
        WrittenPrescription persons = written;
        if (threshold != null) {
            boolean bare = threshold.matches("[\\d.]+");
            persons = persons.with("threshold", bare ? threshold + " N" : threshold, "--threshold");
        }
        if (firstSession) {
            if (!written.limitsFirstSession()) {
                throw new UserException("'" + written.name()
                        + "' says nothing of a first session: leave --first-session out, or add lines such as"
                        + " 'first session time=10 min' to a file of your own.");
            }
            persons = persons.with("first session", "yes", "--first-session");
        }
        return persons;
    }
}
