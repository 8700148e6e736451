package org.myodose.dashboard.library;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.analysis.export.Export;
import org.myodose.analysis.export.ExportCancelledException;
import org.myodose.analysis.export.ExportRequest;
import org.myodose.analysis.export.ExportResult;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.table.OutputException;
import org.myodose.dashboard.library.RecordingsFolder.Item;

/**
 * Recordings on their way into one format, one after the other, each beside its recording as the command writes it. What fails
 * does not keep the others from it. One thread works, any looks on.
 */
public final class ExportJob {

    /** What to do where a file of that name exists. */
    public enum Existing {
        REFUSE,
        REPLACE,
        KEEP
    }

    /** What came of a recording. */
    public enum Outcome {
        WAITING,
        DONE,
        KEPT,
        FAILED
    }

    /**
     * One recording of the job.
     *
     * @param item the recording, as it was when it was asked for
     * @param files what was written, or stood there already and was kept
     * @param remark why it failed, or what is missing in it, one sentence; empty where all is well
     */
    public record Part(Item item, Outcome outcome, List<Path> files, String remark) {

        public Part {
            files = List.copyOf(files);
        }

        /** Its name below the folder. */
        public String recording() {
            return item.name();
        }
    }

    /**
     * A file that was written or kept.
     *
     * @param name as it is called, which it may share with that of a recording in another folder
     */
    public record Written(Item item, String name, Path path) {}

    private final int number;
    private final SignalFormat format;
    private final Existing existing;
    private final List<Item> items;
    private final Part[] parts;
    private volatile Work work = new Work();
    private volatile int present;
    private volatile String stage = "";

    ExportJob(int number, List<Item> items, SignalFormat format, Existing existing) {
        this.number = number;
        this.items = List.copyOf(items);
        this.format = format;
        this.existing = existing;
        parts = items.stream()
                .map(item -> part(item, Outcome.WAITING, List.of(), ""))
                .toArray(Part[]::new);
    }

    private static Part part(Item item, Outcome outcome, List<Path> files, String remark) {
        return new Part(item, outcome, files, remark);
    }

    public int number() {
        return number;
    }

    public String format() {
        return format.name();
    }

    public Work work() {
        return work;
    }

    /** What is being done, in a few words. */
    public String stage() {
        return stage;
    }

    /** The recording that is, or was last, worked at. */
    public Part present() {
        return parts().get(present);
    }

    /** Every recording of the job, in the order of being asked for. */
    public List<Part> parts() {
        synchronized (parts) {
            return List.of(parts);
        }
    }

    /** All files that were written or kept, in the order of their recordings. */
    public List<Written> written() {
        return parts().stream()
                .flatMap(part -> part.files().stream()
                        .map(file -> new Written(part.item(), String.valueOf(file.getFileName()), file)))
                .toList();
    }

    /** How many came out so. */
    public int count(Outcome outcome) {
        return Math.toIntExact(
                parts().stream().filter(part -> part.outcome() == outcome).count());
    }

    /** Makes it ready to go on with what was not exported; null where it is under way, or nothing is left. */
    synchronized @Nullable Work renew() {
        if (!work.isOver() || count(Outcome.DONE) + count(Outcome.KEPT) == items.size()) {
            return null;
        }
        work = new Work();
        return work;
    }

    /**
     * Exports what has not been, on the worker's thread.
     *
     * @throws OutputException when some failed, saying how many
     * @throws CancellationException when it was cancelled; what was exported stays, of the rest nothing is left
     */
    void run(Work running, String softwareVersion) throws OutputException {
        List<Integer> open = IntStream.range(0, items.size())
                .filter(index -> isOpen(parts().get(index).outcome()))
                .boxed()
                .toList();
        open.forEach(index -> set(index, part(items.get(index), Outcome.WAITING, List.of(), "")));
        for (int index : open) {
            present = index;
            set(index, export(index, running, softwareVersion));
        }
        int failed = count(Outcome.FAILED);
        if (failed > 0) {
            throw new OutputException(
                    items.size() == 1
                            ? parts().getFirst().remark()
                            : failed + " of " + items.size() + " recordings were not exported.");
        }
    }

    private static boolean isOpen(Outcome outcome) {
        return outcome == Outcome.WAITING || outcome == Outcome.FAILED;
    }

    private void set(int index, Part part) {
        synchronized (parts) {
            parts[index] = part;
        }
    }

    private Part export(int index, Work running, String softwareVersion) {
        Item item = items.get(index);
        try {
            ExportResult result = Export.run(
                    ExportRequest.all(Recording.open(item.path()), softwareVersion),
                    format,
                    Export.beside(item.path(), format),
                    existing == Existing.REPLACE,
                    (doing, share) -> {
                        stage = doing;
                        return running.goesOn((index + share) / items.size());
                    });
            return done(item, result);
        } catch (ExportCancelledException cancelled) {
            throw (CancellationException) new CancellationException("not wanted any more").initCause(cancelled);
        } catch (IOException | RecordingException failed) {
            return existing == Existing.KEEP && failed.getCause() instanceof FileAlreadyExistsException
                    ? kept(item)
                    : failed(item, failed);
        }
    }

    private Part kept(Item item) {
        try {
            return part(item, Outcome.KEPT, StandingFiles.of(item.path(), format), "");
        } catch (IOException unreadable) {
            return failed(item, unreadable);
        }
    }

    private static Part failed(Item item, Exception cause) {
        return part(item, Outcome.FAILED, List.of(), String.valueOf(cause.getMessage()));
    }

    private static Part done(Item item, ExportResult result) {
        RecordingIntegrity integrity = result.export().integrity();
        return part(item, Outcome.DONE, result.files(), integrity.whole() ? "" : integrity.statement());
    }
}
