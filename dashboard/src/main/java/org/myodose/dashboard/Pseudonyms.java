package org.myodose.dashboard;

import java.util.Collection;
import java.util.Optional;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.analysis.course.Entry;

/** What may stand for a person. */
public final class Pseudonyms {

    private Pseudonyms() {}

    /**
     * Refuses what could be a name.
     *
     * @throws UserException when it is no pseudonym
     */
    public static void require(String pseudonym) {
        if (!Entry.isPseudonym(pseudonym)) {
            throw new UserException(noPseudonym(pseudonym));
        }
    }

    /**
     * The same of somebody new, whose recordings must be known by their names, and not be taken for others'.
     *
     * @param known who there is already
     * @throws UserException when it is no pseudonym, or not one by which recordings can be told apart
     */
    public static void requireNew(String pseudonym, Collection<String> known) {
        complaint(pseudonym, known).ifPresent(sentence -> {
            throw new UserException(sentence);
        });
    }

    /** Why somebody new cannot be called so, one sentence; empty where they can. */
    public static Optional<String> complaint(String pseudonym, Collection<String> known) {
        if (!Entry.isPseudonym(pseudonym)) {
            return Optional.of(noPseudonym(pseudonym));
        }
        if (!RecordingName.keeps(pseudonym)) {
            return Optional.of(
                    "'" + pseudonym + "' cannot stand in a recording's name as it is: use no hyphen at the end of a"
                            + " pseudonym, and no two in a row.");
        }
        return known.stream()
                .filter(other -> RecordingName.couldBeMixedUp(pseudonym, other))
                .findFirst()
                .map(other -> "'" + pseudonym + "' could be mixed up with '" + other
                        + "', who is here already, in the names of recordings: choose another pseudonym.");
    }

    private static String noPseudonym(String pseudonym) {
        return "'" + pseudonym + "' is no pseudonym: use up to 32 letters, digits, - and _, and no real name.";
    }
}
