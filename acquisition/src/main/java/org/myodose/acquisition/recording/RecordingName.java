package org.myodose.acquisition.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names for recordings to which nobody gave one: when, and of whom or what. */
public final class RecordingName {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_LABEL = 40;

    private RecordingName() {}

    /**
     * A file in {@code folder} that does not exist yet, such as {@code 2026-11-21T10-15-30Z-p07.xdf}.
     *
     * @param label a pseudonym or a source; what no file name should hold becomes a hyphen
     */
    public static Path unused(Path folder, Instant when, String label) {
        String safe = label.replaceAll("[^\\p{L}\\p{N}_.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String shortened = safe.substring(0, Math.min(safe.length(), LONGEST_LABEL));
        String suffix = shortened.isEmpty() ? "" : "-" + shortened;
        return RecordingFile.unused(folder.resolve(WHEN.format(when) + suffix + ".xdf"));
    }
}
