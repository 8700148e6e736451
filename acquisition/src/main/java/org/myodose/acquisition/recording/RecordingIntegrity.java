package org.myodose.acquisition.recording;

import java.util.List;

/**
 * What was found when a recording was read to its end. Only parts whose checksum was right were handed out.
 *
 * @param scans scans handed out
 * @param markers markers handed out
 * @param closed whether the recording was ended in order
 * @param tailBytes bytes at the end that do not form a whole part, as a crash leaves them
 * @param damagedParts parts in between whose contents are not what was written
 * @param otherRecordingAt byte at which another recording begins in the same file, which was not read; −1 where none does
 */
public record RecordingIntegrity(
        long scans,
        long markers,
        boolean closed,
        long tailBytes,
        List<DamagedPart> damagedParts,
        long otherRecordingAt) {

    static final long NO_OTHER = -1;

    public RecordingIntegrity {
        damagedParts = List.copyOf(damagedParts);
    }

    /**
     * Bytes of the file that were left out.
     *
     * @param startByte first byte
     * @param endByte byte after the last
     */
    public record DamagedPart(long startByte, long endByte) {}

    /** The same for one who reads what follows as well. */
    RecordingIntegrity alone() {
        return new RecordingIntegrity(scans, markers, closed, tailBytes, damagedParts, NO_OTHER);
    }

    /** Whether the group at {@code startByte} was left out. */
    boolean isDamaged(long startByte) {
        return damagedParts.stream().anyMatch(part -> part.startByte() == startByte);
    }

    /** Whether everything that was recorded was handed out. */
    public boolean whole() {
        return closed && tailBytes == 0 && damagedParts.isEmpty() && otherRecordingAt == NO_OTHER;
    }

    /** One or two sentences for a user. */
    public String statement() {
        if (whole()) {
            return "The recording is whole.";
        }
        StringBuilder text = new StringBuilder();
        if (!closed || tailBytes > 0) {
            text.append("The recording was cut off before its end; the ")
                    .append(scans)
                    .append(" scans that were safely on the disk were read.");
        }
        if (!damagedParts.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Damaged and left out: ")
                    .append(damagedParts.size())
                    .append(damagedParts.size() == 1 ? " part" : " parts")
                    .append(", the first at byte ")
                    .append(damagedParts.getFirst().startByte())
                    .append('.');
        }
        if (otherRecordingAt != NO_OTHER) {
            text.append(text.isEmpty() ? "" : " ")
                    .append("Another recording follows in the same file, at byte ")
                    .append(otherRecordingAt)
                    .append(": \"./myodose recover\" takes them apart.");
        }
        return text.toString();
    }
}
