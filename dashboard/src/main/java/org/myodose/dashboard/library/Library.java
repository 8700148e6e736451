package org.myodose.dashboard.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.table.FileHash;
import org.myodose.dashboard.library.RecordingsFolder.Item;
import org.myodose.dashboard.view.View;
import org.myodose.dashboard.view.ViewCache;

/**
 * The recordings of a folder, and what is made of them to be looked at: findings and views, each made once, those
 * of a kind one after the other by a thread of their own, and kept in a folder of ours. The recordings are only ever read. Any
 * thread.
 */
public final class Library implements AutoCloseable {

    private static final Duration AT_REST = Duration.ofSeconds(10);

    private final RecordingsFolder folder;
    private final Path cache;
    private final ViewCache views;
    private final String softwareVersion;
    private final ExecutorService readers = worker("findings");
    private final ExecutorService viewers = worker("views");
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final Map<String, Header> headers = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Map<String, Summary> summaries = new ConcurrentHashMap<>();

    /**
     * @param cache where findings and views are kept; it may be deleted whenever the program does not run
     */
    public Library(RecordingsFolder folder, Path cache, String softwareVersion, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.cache = cache;
        this.softwareVersion = softwareVersion;
        views = new ViewCache(cache);
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** The beginning of a file: what the recording says of itself, or why it is none. */
    private record Header(
            String key,
            @Nullable RecordingDescription description,
            @Nullable String problem) {}

    /**
     * What the list tells of a recording besides.
     *
     * @param holds of all devices
     */
    public record Summary(int holds, double durationSeconds) {}

    /**
     * A line of the list.
     *
     * @param description null where it is no recording, or its beginning is lost
     * @param problem why it is none, one sentence; null where it is one
     * @param summary null while nobody has looked into it
     */
    public record Listed(
            Item item,
            @Nullable RecordingDescription description,
            @Nullable String problem,
            @Nullable Summary summary) {}

    public RecordingsFolder folder() {
        return folder;
    }

    public String softwareVersion() {
        return softwareVersion;
    }

    /**
     * What there is now.
     *
     * @throws IOException when the folder cannot be looked into
     */
    public List<Listed> list() throws IOException {
        List<Listed> listed = new ArrayList<>();
        for (Item item : folder.items()) {
            Header header = headers.compute(
                    item.id(), (id, known) -> known != null && known.key().equals(key(item)) ? known : header(item));
            listed.add(new Listed(item, header.description(), header.problem(), summary(item)));
        }
        return listed;
    }

    private String key(Item item) {
        return item.place() + item.content(softwareVersion);
    }

    private Header header(Item item) {
        try {
            return new Header(
                    key(item), Recording.open(item.path()).description().orElse(null), null);
        } catch (RecordingException none) {
            // By its name below the folder, as it is listed.
            String problem =
                    String.valueOf(none.getMessage()).replace(item.path().toString(), item.name());
            return new Header(key(item), null, problem);
        }
    }

    /** Whether nobody has written to it of late, as to a recording that still goes on. */
    public boolean isAtRest(Item item) {
        Instant modified = Instant.ofEpochSecond(0, item.modifiedNs());
        return modified.plus(AT_REST).isBefore(clock.instant());
    }

    private @Nullable Summary summary(Item item) throws IOException {
        Summary known = summaries.get(key(item));
        if (known != null || !Files.exists(findingsFile(item))) {
            return known;
        }
        Summary read = FindingsText.summary(Files.readString(findingsFile(item)));
        summaries.put(key(item), read);
        return read;
    }

    /** What stands in a recording, as JSON; empty until {@link #examine} is through. */
    public Optional<String> findings(Item item) throws IOException {
        return read(findingsFile(item));
    }

    /** The recording made ready to be looked at; empty until {@link #prepareView} is through. */
    public Optional<View> view(Item item) throws IOException {
        return views.find(item.place(), item.content(softwareVersion));
    }

    /** The last view of it that was made, though more may have been recorded since; empty where there is none. */
    public Optional<View> lastView(Item item) throws IOException {
        return views.last(item.place());
    }

    /** Has findings made, unless they are being made already. */
    public Work examine(Item item) {
        return begin(readers, "findings " + key(item), work -> {
            if (!Files.exists(findingsFile(item))) {
                keep(findingsFile(item), Findings.of(Recording.open(item.path()), softwareVersion, pulse(work)));
            }
        });
    }

    /** Has the view made, unless it is being made already. */
    public Work prepareView(Item item) {
        return begin(viewers, "view " + key(item), work -> {
            if (view(item).isEmpty()) {
                Recording recording = Recording.open(item.path());
                views.make(item.place(), item.content(softwareVersion), recording, work::goesOn);
            }
        });
    }

    /** What another analysis finds, as JSON; empty until {@link #analyse} is through. */
    public Optional<String> analysis(Item item, OtherAnalysis other) throws IOException {
        return read(analysisFile(item, other));
    }

    /** Has a recording analysed otherwise, unless it is being so already. */
    public Work analyse(Item item, OtherAnalysis other) {
        return begin(readers, analysisName(item, other), work -> {
            if (!Files.exists(analysisFile(item, other))) {
                keep(analysisFile(item, other), other.of(Recording.open(item.path()), softwareVersion));
            }
        });
    }

    /** The last that was done of this kind for the recording. */
    public Optional<Work> analysisWork(Item item, OtherAnalysis other) {
        return Optional.ofNullable(works.get(analysisName(item, other)));
    }

    private String analysisName(Item item, OtherAnalysis other) {
        return "analysis " + analysisFile(item, other).getFileName();
    }

    private Path analysisFile(Item item, OtherAnalysis other) {
        return cache.resolve(key(item) + "-" + RecordingsFolder.hash(other.text()) + ".json");
    }

    private interface Making {
        void with(Work work) throws Exception;
    }

    /** What failed or was cancelled is tried again when it is asked for again. */
    private Work begin(ExecutorService worker, String name, Making making) {
        return works.compute(name, (key, before) -> {
            if (before != null && !before.isOver()) {
                return before;
            }
            Work work = new Work();
            worker.execute(() -> work.run(() -> making.with(work)));
            return work;
        });
    }

    /** The last that was done of this kind for the recording. */
    public Optional<Work> viewWork(Item item) {
        return Optional.ofNullable(works.get("view " + key(item)));
    }

    /** Likewise. */
    public Optional<Work> findingsWork(Item item) {
        return Optional.ofNullable(works.get("findings " + key(item)));
    }

    private static FileHash.Pulse pulse(Work work) {
        return () -> {
            if (!work.goesOn(work.share())) {
                throw new CancellationException("not wanted any more");
            }
        };
    }

    private Path findingsFile(Item item) {
        return cache.resolve(key(item) + ".json");
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private void keep(Path file, String json) throws IOException {
        Files.createDirectories(cache);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, json, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends what is under way; nothing half is left. */
    @Override
    public void close() {
        works.values().forEach(Work::cancel);
        readers.shutdown();
        viewers.shutdown();
    }
}
