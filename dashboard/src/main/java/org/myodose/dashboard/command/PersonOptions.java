package org.myodose.dashboard.command;

import static org.myodose.analysis.prescription.Figures.plain;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.threshold.ThresholdRecord;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** For whom a prescription is. */
final class PersonOptions {

    @Option(
            names = "--threshold",
            paramLabel = "FORCE|FILE",
            description =
                    "This person's measured pressure-pain threshold, such as 45 (newtons) or '450 kPa', or the file in which"
                            + " ./myodose threshold has left it.")
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
            persons = persons.with("threshold", force(threshold), "--threshold");
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

    /** A file of that name, else a force. */
    private static String force(String threshold) {
        if (threshold.matches("[\\d.]+")) {
            return threshold + " N";
        }
        boolean figure = threshold.matches("[+-]?[\\d.].*") && !Files.exists(Path.of(threshold));
        return figure ? threshold : measured(ThresholdFile.read(Path.of(threshold)), threshold);
    }

    private static String measured(ThresholdRecord record, String file) {
        if (!record.isReached()) {
            throw new UserException(
                    "The threshold in " + file
                            + " was not reached, or not finished: a prescription cannot go by it. Measure again, or give a force.");
        }
        return plain(record.meanNewtons()) + " N";
    }
}
