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
        try (FileChannel channel = FileChannel.open(path)) {
            ChunkReader chunks = new ChunkReader(channel);
            return new Walk(chunks, new GroupDecoder(chunks, visitor)).readAll();
        } catch (IOException e) {
            throw unreadable(path, e);
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

        Walk(ChunkReader chunks, GroupDecoder decoder) {
            this.chunks = chunks;
            this.decoder = decoder;
        }

        /** Returns where the first group ends, or −1 when it is not whole. */
        long readFirstGroup() throws IOException {
            return readGroup(0);
        }

        RecordingIntegrity readAll() throws IOException {
            long groupStart = 0;
            while (groupStart < chunks.fileBytes()) {
                long groupEnd = readGroup(groupStart);
                if (groupEnd < 0) {
                    groupEnd = chunks.boundaryAfter(groupStart);
                    if (groupEnd < 0) {
                        break;
                    }
                    damagedParts.add(new DamagedPart(groupStart, groupEnd));
                }
                groupStart = groupEnd;
            }
            long tailBytes = Math.max(0, chunks.fileBytes() - groupStart);
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
