package org.myodose.analysis.annotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.analysis.sealed.SealedException;

/** Every edit is kept, two who edit one annotation are told, and nothing is altered quietly. */
class AnnotationsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private Annotations annotations() {
        return new Annotations(folder.resolve("press.xdf"));
    }

    private static Note note(String label) {
        return new Note(0, 1.25, 7.5, label, "");
    }

    @Test
    void keepsEveryEditAndTheNewestHolds() throws Exception {
        Annotations annotations = annotations();
        assertEquals(
                1, annotations.edit("hold-0-3", note("too long"), 0, "ann", NOW).number());
        annotations.edit("note-a", note("cough"), 0, "bo", NOW);
        annotations.edit("hold-0-3", note("no hold"), 1, "bo", NOW);
        annotations.edit("note-a", null, 2, "bo", NOW);
        List<Edit> history = annotations().history();
        assertEquals(4, history.size());
        List<Edit> present = Annotations.present(history);
        assertEquals(1, present.size());
        assertEquals(note("no hold"), present.getFirst().note());
        assertEquals("bo", present.getFirst().author());
    }

    @Test
    void tellsTheSecondOfTwoWhoEditTheSame() throws Exception {
        annotations().edit("hold-0-3", note("mine"), 0, "ann", NOW);
        ConflictException told = assertThrows(
                ConflictException.class, () -> annotations().edit("hold-0-3", note("no, mine"), 0, "bo", NOW));
        assertTrue(String.valueOf(told.getMessage()).contains("by ann"), told::toString);
        assertThrows(ConflictException.class, () -> annotations().edit("hold-0-3", null, 7, "bo", NOW));
        assertEquals(1, annotations().history().size());
    }

    @Test
    void undoesAndDoesAgain() throws Exception {
        Annotations annotations = annotations();
        annotations.edit("note-a", note("one"), 0, "ann", NOW);
        annotations.edit("note-a", note("two"), 1, "ann", NOW);
        assertEquals(note("one"), annotations.undo("note-a", 2, "ann", NOW).note());
        assertEquals(note("two"), annotations.undo("note-a", 3, "ann", NOW).note());
        annotations.edit("note-b", note("only"), 0, "ann", NOW);
        assertNull(annotations.undo("note-b", 5, "ann", NOW).note());
        assertThrows(ConflictException.class, () -> annotations.undo("note-c", 0, "ann", NOW));
    }

    @Test
    void noticesWhateverIsAltered() throws Exception {
        annotations().edit("note-a", note("one"), 0, "ann", NOW);
        annotations().edit("note-a", note("two"), 1, "ann", NOW);
        Path file = folder.resolve("press.xdf.annotations");
        Files.writeString(file, Files.readString(file).replace("\"one\"", "\"won\""));
        SealedException told =
                assertThrows(SealedException.class, () -> annotations().history());
        assertTrue(String.valueOf(told.getMessage()).contains("line 2 was altered"), told::toString);
        byte[] altered = Files.readAllBytes(file);
        assertThrows(SealedException.class, () -> annotations().edit("note-a", null, 2, "ann", NOW));
        assertArrayEquals(altered, Files.readAllBytes(file));
    }

    @Test
    void aLineThatACrashCutShortNeverWas() throws Exception {
        annotations().edit("note-a", note("one"), 0, "ann", NOW);
        Path file = folder.resolve("press.xdf.annotations");
        String whole = Files.readString(file);
        annotations().edit("note-a", note("two"), 1, "ann", NOW);
        String longer = Files.readString(file);
        for (int length = whole.length(); length < longer.length(); length++) {
            Files.writeString(file, longer.substring(0, length));
            assertEquals(1, annotations().history().size());
        }
        annotations().edit("note-a", note("two"), 1, "ann", NOW);
        assertEquals(longer, Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "<script>alert(1)</script>", "a\"b,c", "ü € 日本"})
    void textStaysTextAndIsNoFormula(String label) throws Exception {
        annotations().edit("note-a", note(label), 0, label, NOW);
        Edit read = annotations().history().getFirst();
        assertEquals(label, java.util.Objects.requireNonNull(read.note()).label());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnotationTable.write(List.of(read), out);
        String csv = out.toString(StandardCharsets.UTF_8);
        boolean formula = "=+-@".indexOf(label.charAt(0)) >= 0;
        assertEquals(formula, csv.contains(",'" + label + ","), csv);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Note(0, 3, 2, "x", ""));
        assertThrows(IllegalArgumentException.class, () -> new Note(0, Double.NaN, 2, "x", ""));
        assertThrows(IllegalArgumentException.class, () -> note(" "));
        assertThrows(IllegalArgumentException.class, () -> note("a\u0007"));
        assertThrows(
                IllegalArgumentException.class, () -> annotations().edit("../../etc/passwd", note("x"), 0, "ann", NOW));
    }
}
