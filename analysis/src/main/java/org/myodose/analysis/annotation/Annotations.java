package org.myodose.analysis.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.sealed.SealedException;
import org.myodose.analysis.sealed.SealedLines;

/**
 * The annotations of a recording, in the file {@code NAME.xdf.annotations} beside it: a sealed line for each edit. Who edits says
 * which edit they saw, and is told when another came meanwhile. Any thread, and several programs.
 */
public final class Annotations {

    private final SealedLines lines;

    /** Of the recording in that file. */
    public Annotations(Path recording) {
        lines = new SealedLines(
                recording.resolveSibling(recording.getFileName() + ".annotations"),
                "myodose-annotations=1",
                "file of annotations",
                "To put an annotation right, edit or undo it instead.");
    }

    /** All edits, in the order of writing. */
    public List<Edit> history() throws SealedException {
        return edits(lines.read().lines());
    }

    /** The newest edit of each annotation that there is, in the order of their beginnings. */
    public static List<Edit> present(List<Edit> history) {
        Map<String, Edit> newest = new LinkedHashMap<>();
        history.forEach(edit -> newest.put(edit.annotation(), edit));
        return newest.values().stream().filter(edit -> edit.note() != null).toList();
    }

    /**
     * Says something else of a stretch, or nothing any more.
     *
     * @param note null to take it away
     * @param replaces number of the annotation's edit that was seen; 0 where there was none
     * @throws ConflictException when another edit came meanwhile; nothing was written
     */
    public Edit edit(String annotation, @Nullable Note note, int replaces, String author, Instant now)
            throws SealedException, ConflictException {
        return append(
                annotation,
                replaces,
                (before, number) -> new Edit(number, now, author, annotation, note, replaces, false));
    }

    /**
     * Brings back what held before the edit that was seen; a second time, what held after it.
     *
     * @throws ConflictException when another edit came meanwhile, or there is none to undo; nothing was written
     */
    public Edit undo(String annotation, int seen, String author, Instant now)
            throws SealedException, ConflictException {
        return append(annotation, seen, (before, number) -> {
            if (before.isEmpty()) {
                throw new ConflictException("There is nothing to undo.");
            }
            Note earlier =
                    before.size() == 1 ? null : before.get(before.size() - 2).note();
            return new Edit(number, now, author, annotation, earlier, seen, true);
        });
    }

    private interface Making {
        Edit of(List<Edit> before, int number) throws ConflictException;
    }

    private Edit append(String annotation, int seen, Making making) throws SealedException, ConflictException {
        AtomicReference<@Nullable Edit> added = new AtomicReference<>();
        lines.<ConflictException>append(texts -> {
            List<Edit> all = edits(texts);
            List<Edit> before = all.stream()
                    .filter(edit -> edit.annotation().equals(annotation))
                    .toList();
            requireSeen(before, seen);
            Edit edit = making.of(before, all.size() + 1);
            added.set(edit);
            return EditText.of(edit);
        });
        return Objects.requireNonNull(added.get());
    }

    private static void requireSeen(List<Edit> before, int seen) throws ConflictException {
        int newest = before.isEmpty() ? 0 : before.getLast().number();
        if (newest != seen) {
            String who = before.isEmpty() ? "nobody" : before.getLast().author();
            throw new ConflictException("This annotation was changed meanwhile, by " + who
                    + ": look at it as it is now, and edit it again.");
        }
    }

    private static List<Edit> edits(List<String> texts) throws SealedException {
        List<Edit> edits = new ArrayList<>();
        for (String text : texts) {
            try {
                edits.add(EditText.read(text));
            } catch (IOException | RuntimeException senseless) {
                throw new SealedException(
                        "Edit " + (edits.size() + 1) + " of the annotations cannot be understood ("
                                + senseless.getMessage() + "): put the file back from a copy.",
                        senseless);
            }
        }
        return edits;
    }
}
