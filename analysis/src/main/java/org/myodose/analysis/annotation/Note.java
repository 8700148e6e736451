package org.myodose.analysis.annotation;

import java.util.regex.Pattern;

/**
 * What somebody says of a stretch of a recording.
 *
 * @param device number of the device in whose time it is told
 * @param fromSeconds of the device's time
 * @param toSeconds not before it
 * @param label a few words, such as {@code no hold}
 * @param text more of it; may be empty
 */
public record Note(int device, double fromSeconds, double toSeconds, String label, String text) {

    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    public Note {
        require(device >= 0, "a note names a device of the recording");
        require(
                Double.isFinite(fromSeconds) && Double.isFinite(toSeconds) && fromSeconds <= toSeconds,
                "a note's end does not lie before its beginning");
        require(
                !label.isBlank() && label.length() <= LONGEST_LABEL,
                "a label has 1 to " + LONGEST_LABEL + " characters");
        require(text.length() <= LONGEST_TEXT, "a note has at most " + LONGEST_TEXT + " characters");
        require(!CONTROL.matcher(label + text).find(), "a note has no control characters");
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException("This cannot be noted: " + reason + ".");
        }
    }
}
