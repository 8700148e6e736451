package org.myodose.acquisition.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.myodose.acquisition.recording.GroupWalk.Part;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/** One way through a recording within a file, telling its visitors what is whole. Single-threaded. */
final class RecordingReader {

    private final ChunkReader chunks;
    private final GroupWalk walk;
    private final GroupDecoder decoder;
    private final List<DamagedPart> damagedParts = new ArrayList<>();
    private long tailBytes;
    private long position;
    private long groups;

    /** A reader of the recording that begins at {@code start}. */
    RecordingReader(
            ChunkReader chunks, long start, LostHeaders headers, Function<RecordedDevice, RecordingVisitor> visitors) {
        this.chunks = chunks;
        this.walk = new GroupWalk(chunks, start);
        this.decoder = new GroupDecoder(chunks, headers, visitors);
    }

    /** Tells the next group, or passes over damage; false at the end. */
    boolean step() throws IOException {
        Part part = walk.next();
        if (part == null) {
            return false;
        }
        position = part.end();
        read(part);
        return position < chunks.fileBytes();
    }

    /** Byte up to which was read or passed over. */
    long position() {
        return position;
    }

    /** What was found so far. */
    RecordingIntegrity integrity() {
        return new RecordingIntegrity(
                decoder.scans(), decoder.markers(), decoder.closed(), tailBytes, damagedParts, walk.otherRecordingAt());
    }

    /** Groups whose checksum was right, whether or not they made sense. */
    long groups() {
        return groups;
    }

    /** The file's header, once it has come by. */
    Optional<XmlElement> fileHeader() {
        return decoder.fileHeader();
    }

    private void read(Part part) throws IOException {
        if (part.isGroup()) {
            groups++;
        }
        if (part.chunks() != null && decoder.tell(part.chunks())) {
            return;
        }
        if (part.chunks() == null && part.end() == chunks.fileBytes()) {
            tailBytes = part.end() - part.start();
            return;
        }
        DamagedPart damaged = new DamagedPart(part.start(), part.end());
        damagedParts.add(damaged);
        decoder.tellDamaged(damaged);
    }
}
