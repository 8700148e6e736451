package org.myodose.acquisition.replay;

import java.nio.file.Path;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** Counts what a replay reads, and logs what it must leave out. Belongs to the polling thread; its counters to all. */
final class ReplayAccount {

    private static final System.Logger LOG = System.getLogger(ReplaySource.class.getName());

    final LinkCounters counters = new LinkCounters();
    private final Path file;
    private int damagedParts;

    ReplayAccount(Path file) {
        this.file = file;
    }

    /** The file is read from its beginning again. */
    void beginAnew() {
        damagedParts = 0;
    }

    /** {@code bytes} more were read; {@code more} unless the file is at its end. */
    void read(RecordingIntegrity integrity, long bytes, boolean more) {
        long damaged = 0;
        for (DamagedPart part : integrity
                .damagedParts()
                .subList(damagedParts, integrity.damagedParts().size())) {
            damaged += part.endByte() - part.startByte();
            counters.add(Kind.CRC_ERRORS, 1);
            warn("bytes " + part.startByte() + " to " + part.endByte() + " are damaged and left out.");
        }
        damagedParts = integrity.damagedParts().size();
        if (!more && integrity.tailBytes() > 0) {
            damaged += integrity.tailBytes();
            counters.add(Kind.TOO_SHORT, 1);
            warn("the recording was cut off; its last " + integrity.tailBytes() + " bytes are left out.");
        }
        counters.add(Kind.BYTES_RECEIVED, bytes);
        counters.add(Kind.DAMAGED_BYTES, damaged);
        counters.add(Kind.GOOD_FRAME_BYTES, bytes - damaged);
        counters.add(Kind.GOOD_FRAMES, bytes > damaged ? 1 : 0);
    }

    void warn(String sentence) {
        LOG.log(System.Logger.Level.WARNING, file + ": " + sentence);
    }
}
