package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.acquisition.recording.SalvageReport.FoundRecording;

/**
 * Looks through a file that may be cut, damaged or joined of several, says what is missing, and writes what is whole into
 * new files. The damaged file is only ever read.
 */
public final class Salvage {

    private final Path file;
    private final @Nullable Path clean;
    private final List<FoundRecording> found = new ArrayList<>();
    private final List<DamagedPart> foreign = new ArrayList<>();

    private Salvage(Path file, @Nullable Path clean) {
        this.file = file;
        this.clean = clean;
    }

    /**
     * Says what is in a file, without writing anything.
     *
     * @throws RecordingException when it cannot be read, or holds nothing of ours
     */
    public static SalvageReport examine(Path file) throws RecordingException {
        return new Salvage(file, null).report();
    }

    /**
     * Writes every undamaged group of {@code file} into the new file {@code clean}, with markers where something is missing;
     * further recordings in the same file into {@code clean-2} and so on.
     *
     * @throws RecordingException when the file cannot be read or holds nothing of ours, or the new one exists or cannot be
     *     written
     */
    public static SalvageReport into(Path file, Path clean) throws RecordingException {
        return new Salvage(file, clean).report();
    }

    /** The first of {@code name-recovered.xdf}, {@code name-recovered-2.xdf} … that does not exist yet. */
    public static Path unusedName(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return RecordingFile.unused(file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-recovered.xdf"));
    }

    private SalvageReport report() throws RecordingException {
        try (FileChannel channel = FileChannel.open(file)) {
            ChunkReader chunks = new ChunkReader(channel);
            if (chunks.fileBytes() == 0) {
                throw new RecordingException(
                        file + " is empty: nothing was written into it, so there is nothing to recover.");
            }
            for (long start = 0; start >= 0; ) {
                start = recordingAt(chunks, start);
            }
            if (found.isEmpty()) {
                throw nothingFound();
            }
            return new SalvageReport(file, chunks.fileBytes(), found, foreign);
        } catch (IOException e) {
            throw Recording.unreadable(file, e);
        }
    }

    /** Looks at the recording at {@code start} and returns where the next begins, or −1. */
    private long recordingAt(ChunkReader chunks, long start) throws IOException, RecordingException {
        GuessedHeaders headers = new GuessedHeaders(
                chunks,
                start,
                new HeadersAgain(chunks, start),
                Files.getLastModifiedTime(file).toInstant());
        Survey survey = new Survey();
        RecordingReader reader = new RecordingReader(chunks, start, headers, survey::device);
        boolean more = true;
        while (more) {
            more = reader.step();
            if (survey.isEmpty() && !reader.integrity().damagedParts().isEmpty()) {
                survey.head(reader.integrity().damagedParts().getLast());
            }
        }
        long next = reader.integrity().otherRecordingAt();
        RecordingIntegrity integrity = reader.integrity().alone();
        long end = next < 0 ? chunks.fileBytes() : next;
        if (reader.groups() == 0) {
            foreign.add(new DamagedPart(start, end));
            return next;
        }
        Recording.requireReadable(file, reader.fileHeader());
        if (integrity.tailBytes() > 0) {
            survey.tail(new DamagedPart(end - integrity.tailBytes(), end));
        }
        List<MissingSpan> missing = survey.missing();
        Optional<Path> into = write(chunks, start, headers, integrity, missing);
        boolean described = !headers.used();
        found.add(new FoundRecording(start, end, integrity, missing, described, into));
        return next;
    }

    private Optional<Path> write(
            ChunkReader chunks,
            long start,
            GuessedHeaders headers,
            RecordingIntegrity integrity,
            List<MissingSpan> missing)
            throws IOException, RecordingException {
        Path wanted = clean;
        if (wanted == null) {
            return Optional.empty();
        }
        Path path = found.isEmpty() ? wanted : RecordingFile.unused(wanted);
        RecordingFile target = RecordingFile.create(path);
        try (SalvageFile salvaged = new SalvageFile(chunks, headers, target)) {
            salvaged.write(new GroupWalk(chunks, start), integrity, missing);
        } catch (IOException e) {
            throw new RecordingException(RecordingFile.cannotRecord(path, e), e);
        }
        return Optional.of(path);
    }

    /** Why there is nothing of ours: the same sentences as for reading, where one of them fits. */
    private RecordingException nothingFound() throws RecordingException {
        Recording.open(file);
        return new RecordingException(file + " holds no part that is whole, so nothing can be recovered from it: "
                + "if there is a copy of the file, try that.");
    }
}
