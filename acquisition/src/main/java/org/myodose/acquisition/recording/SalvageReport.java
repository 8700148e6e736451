package org.myodose.acquisition.recording;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/**
 * What was found in a file, and what became of it.
 *
 * @param file the file, which was not touched
 * @param fileBytes its length
 * @param recordings those found in it, in their order; more than one where files were joined
 * @param foreignParts stretches that belong to no recording
 */
public record SalvageReport(
        Path file, long fileBytes, List<FoundRecording> recordings, List<DamagedPart> foreignParts) {

    public SalvageReport {
        recordings = List.copyOf(recordings);
        foreignParts = List.copyOf(foreignParts);
    }

    /**
     * One recording within the file.
     *
     * @param startByte first byte
     * @param endByte byte after the last
     * @param integrity what was handed out and what was not
     * @param missing times that the damage took along, by device
     * @param described false where its description was lost, and counts are all that could be salvaged
     * @param salvagedInto the new, clean file; empty where none was made
     */
    public record FoundRecording(
            long startByte,
            long endByte,
            RecordingIntegrity integrity,
            List<MissingSpan> missing,
            boolean described,
            Optional<Path> salvagedInto) {

        public FoundRecording {
            missing = List.copyOf(missing);
        }

        /** Bytes that could not be used. */
        public long damagedBytes() {
            return integrity.tailBytes()
                    + integrity.damagedParts().stream()
                            .mapToLong(part -> part.endByte() - part.startByte())
                            .sum();
        }
    }

    /** Whether the file is one whole recording, of which nothing needs to be salvaged. */
    public boolean whole() {
        return foreignParts.isEmpty()
                && recordings.size() == 1
                && recordings.getFirst().integrity().whole()
                && recordings.getFirst().described();
    }
}
