package org.myodose.analysis.annotation;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One change of one annotation. Edits are never changed; the newest of an annotation holds.
 *
 * @param number 1 for the first of the file
 * @param written when
 * @param author who, as they named themselves
 * @param annotation which: {@code hold-0-3} of what was found as hold 3 of device 0, {@code note-…} of what a person added
 * @param note what is said from now on; null where it is taken away
 * @param replaces number of the annotation's edit before; 0 where there was none
 * @param undoes whether it brings back what held before that edit
 */
public record Edit(
        int number,
        Instant written,
        String author,
        String annotation,
        @Nullable Note note,
        int replaces,
        boolean undoes) {

    private static final Pattern NAME = Pattern.compile("(hold-\\d{1,3}-\\d{1,6}|note-[a-z0-9]{1,24})");
    private static final int LONGEST_AUTHOR = 60;

    public Edit {
        if (!NAME.matcher(annotation).matches()) {
            throw new IllegalArgumentException("'" + annotation
                    + "' is no annotation: name it hold-DEVICE-NUMBER, or note- and up to 24 letters and digits.");
        }
        if (author.isBlank() || author.length() > LONGEST_AUTHOR) {
            throw new IllegalArgumentException("An edit names its author in 1 to " + LONGEST_AUTHOR + " characters.");
        }
    }
}
