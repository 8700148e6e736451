package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.ChunkReader.Chunk;
import org.myodose.acquisition.recording.GroupWalk.Part;

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
            requireXdf(path, chunks);
            Optional<XmlElement> fileHeader = fileHeader(chunks);
            if (fileHeader.isEmpty()) {
                requireOurs(path, chunks);
                return new Recording(path, null);
            }
            return new Recording(path, described(path, fileHeader.get()));
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
     * Reads a recording of one device from its beginning to its end and tells {@code visitor} everything in it.
     *
     * @throws RecordingException when it holds several devices, or the file cannot be read any more; damage is no failure
     *     but is reported
     */
    public RecordingIntegrity forEach(RecordingVisitor visitor) throws RecordingException {
        requireOneDevice();
        return forEachDevice(onlyOne(visitor));
    }

    /**
     * Reads the recording from its beginning to its end and tells each device's visitor everything of that device, all in
     * the order in which it was recorded.
     *
     * @param visitors asked once for each device, when something of it first appears
     * @throws RecordingException when the file cannot be read any more; damage is no failure but is reported
     */
    public RecordingIntegrity forEachDevice(Function<RecordedDevice, RecordingVisitor> visitors)
            throws RecordingException {
        try (Reading reading = beginDevices(visitors)) {
            boolean more = true;
            while (more) {
                more = reading.next();
            }
            return reading.integrity();
        }
    }

    /**
     * Begins to read a recording of one device, group by group, for whoever has a pace of their own; to be closed.
     *
     * @throws RecordingException as {@link #forEach}
     */
    public Reading begin(RecordingVisitor visitor) throws RecordingException {
        requireOneDevice();
        return beginDevices(onlyOne(visitor));
    }

    /** Where the file's header is lost, a further device shows only now: its groups count as damaged, and are told so. */
    private static Function<RecordedDevice, RecordingVisitor> onlyOne(RecordingVisitor visitor) {
        AtomicBoolean given = new AtomicBoolean();
        return device -> {
            if (given.getAndSet(true)) {
                throw new IllegalArgumentException("this is not the only device");
            }
            return visitor;
        };
    }

    private void requireOneDevice() throws RecordingException {
        if (description != null && description.devices().size() > 1) {
            throw new RecordingException(path + " holds several devices ("
                    + String.join(
                            ", ",
                            description.devices().stream()
                                    .map(RecordedDevice::name)
                                    .toList())
                    + "), and this reads recordings of one.");
        }
    }

    /** As {@link #begin}, of several devices; see {@link #forEachDevice}. */
    public Reading beginDevices(Function<RecordedDevice, RecordingVisitor> visitors) throws RecordingException {
        try {
            FileChannel channel = FileChannel.open(path);
            return new Reading(path, channel, reader(new ChunkReader(channel), visitors));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static RecordingReader reader(ChunkReader chunks, Function<RecordedDevice, RecordingVisitor> visitors) {
        return new RecordingReader(chunks, 0, new HeadersAgain(chunks, 0), visitors);
    }

    /** One reading under way. Not thread-safe. */
    public static final class Reading implements AutoCloseable {

        private final Path path;
        private final FileChannel channel;
        private final RecordingReader reader;

        private Reading(Path path, FileChannel channel, RecordingReader reader) {
            this.path = path;
            this.channel = channel;
            this.reader = reader;
        }

        /**
         * Tells the visitor the next group, or passes over damage; returns false when the recording is over.
         *
         * @throws RecordingException when the file cannot be read any more
         */
        public boolean next() throws RecordingException {
            try {
                return reader.step();
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        /** Bytes that were read or passed over. */
        public long position() {
            return reader.position();
        }

        /** What was found so far. */
        public RecordingIntegrity integrity() {
            return reader.integrity();
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

    /** The header, or what is said of it again where it is damaged. */
    private static Optional<XmlElement> fileHeader(ChunkReader chunks) throws IOException {
        HeadersAgain again = new HeadersAgain(chunks, 0);
        GroupDecoder decoder = new GroupDecoder(chunks, again, device -> new RecordingVisitor() {});
        Part first = new GroupWalk(chunks, 0).next();
        if (first != null && first.chunks() != null && decoder.tell(first.chunks())) {
            return decoder.fileHeader();
        }
        return again.of(Xdf.WHOLE_FILE).map(XmlElement::parse);
    }

    /** A file shorter than the magic may be a recording cut at its very start. */
    private static void requireXdf(Path path, ChunkReader chunks) throws IOException, RecordingException {
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(Xdf.MAGIC.length);
        }
        if (!Arrays.equals(start, Arrays.copyOf(Xdf.MAGIC, start.length)) && !hasGroup(chunks)) {
            throw new RecordingException(
                    path + " is not a recording: it does not begin as an XDF file does. Choose an .xdf file.");
        }
    }

    /** Whether anything of ours stands anywhere in a file, whose first bytes may be damaged. */
    private static boolean hasGroup(ChunkReader chunks) throws IOException {
        GroupWalk walk = new GroupWalk(chunks, 0);
        Part part = walk.next();
        while (part != null && !part.isGroup()) {
            part = walk.next();
        }
        return part != null;
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

    /** Refuses a header of another program or of a later version; one that was lost says nothing against its file. */
    static void requireReadable(Path path, Optional<XmlElement> fileHeader) throws RecordingException {
        if (fileHeader.isPresent()) {
            described(path, fileHeader.get());
        }
    }

    private static RecordingDescription described(Path path, XmlElement fileHeader) throws RecordingException {
        if (!FileHeader.isOurs(fileHeader)) {
            throw ofAnotherProgram(path);
        }
        try {
            int version = FileHeader.formatVersion(fileHeader);
            if (version > FileHeader.FORMAT_VERSION) {
                throw new RecordingException(path + " has recording format " + version
                        + ", and this version reads up to " + FileHeader.FORMAT_VERSION + ": update Myodose.");
            }
            return FileHeader.description(fileHeader);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new RecordingException(path + " has a header that makes no sense: " + e.getMessage() + ".", e);
        }
    }

    static RecordingException unreadable(Path path, IOException cause) {
        String sentence = path + " cannot be read: " + cause.getMessage() + ".";
        if (cause instanceof NoSuchFileException) {
            sentence = "There is no file " + path + ": check the name.";
        } else if (cause instanceof AccessDeniedException) {
            sentence = path + " may not be read: ask its owner for permission.";
        }
        return new RecordingException(sentence, cause);
    }
}
