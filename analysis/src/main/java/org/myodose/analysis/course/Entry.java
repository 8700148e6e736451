package org.myodose.analysis.course;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One entry of a ledger. Entries are never changed: what was wrong is put right by another entry that corrects it, and both
 * stay. Times carry their offset, because a person's "today" is that of the place of treatment.
 *
 * @param number 1 for the first of the ledger
 * @param written when it was written
 * @param treated when it was given; a correction keeps that of what it corrects
 * @param subject a pseudonym, never a name
 * @param session which session it belongs to, such as the recording's name
 * @param site where it was given, such as {@code left upper trapezius}
 * @param given what was given there in that session
 * @param corrects the number of the entry whose place it takes; empty for an entry in its own right
 * @param reason why it corrects; empty where it does not
 */
public record Entry(
        int number,
        OffsetDateTime written,
        OffsetDateTime treated,
        String subject,
        String session,
        String site,
        Given given,
        OptionalInt corrects,
        Optional<String> reason) {

    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

    public Entry {
        require(number >= 1, "an entry's number begins at 1");
        require(
                isPseudonym(subject),
                "'" + subject + "' is no pseudonym: use up to 32 letters, digits, - and _, and no real name");
        require(!session.isBlank(), "an entry names its session");
        require(!site.isBlank(), "an entry names the site");
        require(corrects.isEmpty() || corrects.getAsInt() < number, "an entry corrects one before it");
        require(corrects.isPresent() == reason.isPresent(), "a correction, and only a correction, gives its reason");
    }

    /** Whether it can be one, and so is no name with a blank. */
    public static boolean isPseudonym(String subject) {
        return PSEUDONYM.matcher(subject).matches();
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException("Ledger: " + reason + ".");
        }
    }
}
