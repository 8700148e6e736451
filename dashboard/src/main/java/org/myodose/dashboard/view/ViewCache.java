package org.myodose.dashboard.view;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;

/**
 * The folder in which views are kept, each in a folder of its own that appears whole or not at all. It may be deleted at any time:
 * a view is made again when it is wanted. One thread makes a view; any thread opens one.
 */
public final class ViewCache {

    private static final String SIGNALS = "signals.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder is made when the first view is */
    public ViewCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The view of that; empty where there is none.
     *
     * @param place letters and digits that tell one file from all others
     * @param content the same of what stands in it
     */
    public Optional<View> find(String place, String content) throws IOException {
        return open(folder.resolve(name(place, content)));
    }

    /** The view of that file that was made last; empty where there is none. */
    public Optional<View> last(String place) throws IOException {
        List<Path> views = of(place);
        return views.isEmpty() ? Optional.empty() : open(views.getFirst());
    }

    private static String name(String place, String content) {
        return place + "-" + content;
    }

    private List<Path> of(String place) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(view -> String.valueOf(view.getFileName()).matches(place + "-[^.]+"))
                    .toList();
        }
    }

    private static Optional<View> open(Path view) throws IOException {
        if (!Files.isRegularFile(view.resolve(SIGNALS))) {
            return Optional.empty();
        }
        List<ViewSignal> signals =
                JSON.readValue(view.resolve(SIGNALS).toFile(), new TypeReference<List<ViewSignal>>() {});
        return Optional.of(new View(view, signals));
    }

    /**
     * Makes the view of a recording, in place of those of what stood in that file before.
     *
     * @throws CancellationException when {@code progress} ended it; nothing is left of it then
     * @throws IOException when the disk does not take it, or has no room for it
     * @throws RecordingException when the recording cannot be read
     */
    public void make(String place, String content, Recording recording, ViewProgress progress)
            throws IOException, RecordingException {
        Files.createDirectories(folder);
        long wanted = Files.size(recording.path()) * 3 / 2;
        if (Files.getFileStore(folder).getUsableSpace() < wanted) {
            throw new IOException("To look at " + recording.path().getFileName() + ", " + wanted / 1_000_000
                    + " MB must be free on the disk of " + folder + ": free some space.");
        }
        Path view = folder.resolve(name(place, content));
        Path part = folder.resolve(name(place, content) + ".part");
        remove(part);
        Files.createDirectory(part);
        try {
            try (ViewBuilder builder = new ViewBuilder(part)) {
                JSON.writeValue(part.resolve(SIGNALS).toFile(), builder.build(recording, progress));
            }
            for (Path old : of(place)) {
                remove(old);
            }
            Files.move(part, view, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path view) throws IOException {
        if (!Files.isDirectory(view)) {
            return;
        }
        try (Stream<Path> files = Files.list(view)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(view);
    }
}
