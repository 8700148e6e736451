package org.myodose.analysis.prescription;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prescription that cannot be used. The message is one sentence for the user, with the line where it came from a file. */
public final class PrescriptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** As the reader of files tells places. */
    private static final Pattern LINE = Pattern.compile(", line (\\d{1,9}): $");

    private final String place;
    private final Vocabulary part;
    private final int number;
    private final String key;
    private final String reason;
    private final boolean placed;

    /**
     * A figure that contradicts another, or reason.
     *
     * @param key the figure at fault, as a file calls it
     * @param reason what is wrong, without a full stop
     */
    PrescriptionException(String key, String reason) {
        this("Prescription refused: ", Vocabulary.WHOLE, 0, key, reason, false);
    }

    private PrescriptionException(
            String place, Vocabulary part, int number, String key, String reason, boolean placed) {
        super(place + reason + end(reason));
        this.place = place;
        this.part = part;
        this.number = number;
        this.key = key;
        this.reason = reason;
        this.placed = placed;
    }

    private static String end(String reason) {
        return reason.endsWith("?") ? "" : ".";
    }

    /** The same fault, known to stand at {@code place}, such as {@code "neck.prescription, line 7: "}. */
    PrescriptionException at(String place) {
        return new PrescriptionException(place, part, number, key, reason, true);
    }

    /** The same fault in the step or site with this number, 1 for the first. */
    PrescriptionException in(Vocabulary newPart, int newNumber) {
        String place = "Prescription refused: " + newPart.title() + " " + newNumber + ": ";
        return new PrescriptionException(place, newPart, newNumber, key, reason, false);
    }

    /** In which line of the text it stands, 1 for the first, where that is known. */
    public OptionalInt line() {
        Matcher line = LINE.matcher(place);
        return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    /** The message without the line. */
    public String reason() {
        return reason + end(reason);
    }

    /** Whether the line is known. */
    boolean placed() {
        return placed;
    }

    Vocabulary part() {
        return part;
    }

    /** Which step or site, 1 for the first. */
    int number() {
        return number;
    }

    /** The figure at fault, as a file calls it; empty where it is none in particular. */
    public String key() {
        return key;
    }

    /** Refuses unless {@code condition} holds. */
    static void require(boolean condition, String key, String reason) {
        if (!condition) {
            throw new PrescriptionException(key, reason);
        }
    }
}
