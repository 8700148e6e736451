package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/**
 * A recording on the disk, to be read as often as wanted. The file may be whole, cut at any byte or damaged: every part
 * whose checksum is right is handed out, nothing else is, and {@link RecordingIntegrity} says what was left out.
 *
 * <p>Memory does not grow with the recording. Instances may be shared; each reading opens the file anew.
 */
public final class Recording {

    private final Path path;
    private final @Nullable RecordingDescription description;

    private Recording(Path path, @Nullable RecordingDescription description) {
        this.path = path;
        this.description = description;
    }

    /**
     * Opens a recording and reads its header.
     *
     * @throws RecordingException when there is no such file, it cannot be read, is something else, or was made by a later
     *     version
     */
    public static Recording open(Path path) throws RecordingException {
        try (FileChannel channel = FileChannel.open(path)) {
            ChunkReader chunks = new ChunkReader(channel);
            requireXdf(path);
            GroupDecoder header = new GroupDecoder(chunks, new RecordingVisitor() {});
            if (new Walk(chunks, header).readFirstGroup() < 0) {
                requireOurs(path, chunks);
            }
            Optional<XmlElement> fileHeader = header.fileHeader();
            return new Recording(path, fileHeader.isEmpty() ? null : described(path, fileHeader.get()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Whether a file begins as an XDF file does; false also where it cannot be read. */
    public static boolean looksLikeOne(Path path) {
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(Xdf.MAGIC.length), Xdf.MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** What the recording says of itself; empty only where the file was cut or damaged within its header. */
    public Optional<RecordingDescription> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Reads the recording from its beginning to its end and tells {@code visitor} everything in it.
     *
     * @throws RecordingException when the file cannot be read any more; damage is no failure but is reported
     */
    public RecordingIntegrity forEach(RecordingVisitor visitor) throws RecordingException {
        try (Reading reading = begin(visitor)) {
            boolean more = true;
            while (more) {
                more = reading.next();
            }
            return reading.integrity();
        }
    }

    /**
     * Begins to read, group by group, for whoever has a pace of their own; to be closed.
     *
     * @throws RecordingException when the file cannot be read any more
     */
    public Reading begin(RecordingVisitor visitor) throws RecordingException {
        try {
            FileChannel channel = FileChannel.open(path);
            ChunkReader chunks = new ChunkReader(channel);
            return new Reading(path, channel, new Walk(chunks, new GroupDecoder(chunks, visitor)));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** One reading under way. Not thread-safe. */
    public static final class Reading implements AutoCloseable {

        private final Path path;
        private final FileChannel channel;
        private final Walk walk;

        private Reading(Path path, FileChannel channel, Walk walk) {
            this.path = path;
            this.channel = channel;
            this.walk = walk;
        }

        /**
         * Tells the visitor the next group, or passes over damage; returns false when the recording is over.
         *
         * @throws RecordingException when the file cannot be read any more
         */
        public boolean next() throws RecordingException {
            try {
                return walk.step();
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        /** Bytes that were read or passed over. */
        public long position() {
            return walk.position();
        }

        /** What was found so far. */
        public RecordingIntegrity integrity() {
            return walk.integrity();
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException failure) {
                System.getLogger(Recording.class.getName())
                        .log(System.Logger.Level.DEBUG, "A recording did not close.", failure);
            }
        }
    }

    /** A file shorter than the magic may be a recording cut at its very start; one with other bytes is none. */
    private static void requireXdf(Path path) throws IOException, RecordingException {
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(Xdf.MAGIC.length);
        }
        if (!Arrays.equals(start, Arrays.copyOf(Xdf.MAGIC, start.length))) {
            throw new RecordingException(
                    path + " is not a recording: it does not begin as an XDF file does. Choose an .xdf file.");
        }
    }

    /** Other programs' files have no checksums, so their header is looked at as it stands. */
    private static void requireOurs(Path path, ChunkReader chunks) throws IOException, RecordingException {
        Chunk first = chunks.at(Xdf.MAGIC.length);
        if (first == null || first.tag() != Xdf.FILE_HEADER) {
            return;
        }
        String header = StandardCharsets.UTF_8.decode(chunks.content(first)).toString();
        if (header.contains("</info>") && !header.contains("myodose_")) {
            throw ofAnotherProgram(path);
        }
    }

    private static RecordingException ofAnotherProgram(Path path) {
        return new RecordingException(path + " is an XDF file of another program: choose one that Myodose recorded.");
    }

    private static RecordingDescription described(Path path, XmlElement fileHeader) throws RecordingException {
        if (!fileHeader.has("myodose_format_version")) {
            throw ofAnotherProgram(path);
        }
        try {
            int version = RecordingHeaders.formatVersion(fileHeader);
            if (version > RecordingHeaders.FORMAT_VERSION) {
                throw new RecordingException(path + " has recording format " + version
                        + ", and this version reads up to " + RecordingHeaders.FORMAT_VERSION + ": update Myodose.");
            }
            return RecordingHeaders.description(fileHeader);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new RecordingException(path + " has a header that makes no sense: " + e.getMessage() + ".", e);
        }
    }

    private static RecordingException unreadable(Path path, IOException cause) {
        String sentence = path + " cannot be read: " + cause.getMessage() + ".";
        if (cause instanceof NoSuchFileException) {
            sentence = "There is no file " + path + ": check the name.";
        } else if (cause instanceof AccessDeniedException) {
            sentence = path + " may not be read: ask its owner for permission.";
        }
        return new RecordingException(sentence, cause);
    }

    /** One way through a file, group by group. */
    private static final class Walk {

        private final ChunkReader chunks;
        private final GroupDecoder decoder;
        private final List<DamagedPart> damagedParts = new ArrayList<>();
        private final long fileBytes;
        private long groupStart;
        private long tailBytes;

        Walk(ChunkReader chunks, GroupDecoder decoder) throws IOException {
            this.chunks = chunks;
            this.decoder = decoder;
            fileBytes = chunks.fileBytes();
        }

        /** Returns where the first group ends, or −1 when it is not whole. */
        long readFirstGroup() throws IOException {
            return readGroup(0);
        }

        /** Reads the next group, or passes over damage; false at the end, behind which there may be a tail. */
        boolean step() throws IOException {
            if (groupStart < fileBytes) {
                long groupEnd = readGroup(groupStart);
                if (groupEnd < 0) {
                    groupEnd = chunks.boundaryAfter(groupStart);
                    if (groupEnd < 0) {
                        tailBytes = fileBytes - groupStart;
                        groupStart = fileBytes;
                        return false;
                    }
                    damagedParts.add(new DamagedPart(groupStart, groupEnd));
                }
                groupStart = groupEnd;
            }
            return groupStart < fileBytes;
        }

        long position() {
            return groupStart;
        }

        RecordingIntegrity integrity() {
            return new RecordingIntegrity(
                    decoder.scans(), decoder.markers(), decoder.closed(), tailBytes, damagedParts);
        }

        /** Tells the group at {@code start} and returns its end; −1 when it is not whole, and then nothing of it is told. */
        private long readGroup(long start) throws IOException {
            List<Chunk> content = new ArrayList<>();
            long position = start == 0 ? Xdf.MAGIC.length : start;
            for (Chunk chunk = chunks.at(position); chunk != null; chunk = chunks.at(position)) {
                if (chunk.tag() == Xdf.CHECKSUM) {
                    return isRight(chunk, start) && decoder.tell(content) ? chunk.end() : -1;
                }
                content.add(chunk);
                position = chunk.end();
            }
            return -1;
        }

        private boolean isRight(Chunk checksum, long groupStart) throws IOException {
            return checksum.contentBytes() == Integer.BYTES
                    && chunks.content(checksum).getInt() == chunks.checksum(groupStart, checksum.start());
        }
    }
}
