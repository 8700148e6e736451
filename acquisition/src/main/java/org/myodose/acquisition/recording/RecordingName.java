package org.myodose.acquisition.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names for recordings to which nobody gave one: when, and of whom or what. */
public final class RecordingName {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A second file of the same second ends in -2, a third in -3. */
    private static final Pattern LABELLED = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z-(.+?)(?:-[1-9]\\d?)?\\.xdf", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDED = Pattern.compile("-[1-9]\\d?|-recovered.*", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LABEL = 40;

    private RecordingName() {}

    /**
     * A file in {@code folder} that does not exist yet, such as {@code 2026-11-21T10-15-30Z-p07.xdf}.
     *
     * @param label a pseudonym or a source; what no file name should hold becomes a hyphen
     */
    public static Path unused(Path folder, Instant when, String label) {
        String shortened = safe(label);
        String suffix = shortened.isEmpty() ? "" : "-" + shortened;
        return RecordingFile.unused(folder.resolve(WHEN.format(when) + suffix + ".xdf"));
    }

    /** Whether a label stands in a file's name as it is. */
    public static boolean keeps(String label) {
        return !label.isEmpty() && safe(label).equals(label);
    }

    /**
     * Whether a file of one label could be taken for one of the other: they differ in capitals alone, which not every disk tells
     * apart, or one is the other with what the second file of a second, or what was recovered of a file, has behind it.
     */
    public static boolean couldBeMixedUp(String one, String other) {
        return one.equalsIgnoreCase(other) || isAddedTo(one, other) || isAddedTo(other, one);
    }

    private static boolean isAddedTo(String label, String longer) {
        return longer.regionMatches(true, 0, label, 0, label.length())
                && ADDED.matcher(longer.substring(label.length())).matches();
    }

    private static String safe(String label) {
        String safe = label.replaceAll("[^\\p{L}\\p{N}_.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return safe.substring(0, Math.min(safe.length(), LONGEST_LABEL));
    }

    /**
     * Whether {@link #unused} named this file so for that label. The second of a second, {@code …-p07-2.xdf}, is only taken for
     * one where the first is beside it: it could be the first of another, {@code p07-2}.
     */
    public static boolean isLabelled(Path file, String label) {
        Matcher matcher = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z-" + Pattern.quote(safe(label))
                        + ")(-[1-9]\\d?)?\\.xdf")
                .matcher(String.valueOf(file.getFileName()));
        return matcher.matches()
                && (matcher.group(2) == null || Files.exists(file.resolveSibling(matcher.group(1) + ".xdf")));
    }

    /** When {@link #unused} named a file, to the second; empty where it was named otherwise. */
    public static Optional<Instant> when(String fileName) {
        int end = fileName.indexOf("Z");
        try {
            return end < 0 ? Optional.empty() : Optional.of(WHEN.parse(fileName.substring(0, end + 1), Instant::from));
        } catch (DateTimeParseException namedOtherwise) {
            return Optional.empty();
        }
    }

    /** The label that {@link #unused} gave a file, a pseudonym or a source; empty where it was named otherwise. */
    public static Optional<String> label(String fileName) {
        Matcher matcher = LABELLED.matcher(fileName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
