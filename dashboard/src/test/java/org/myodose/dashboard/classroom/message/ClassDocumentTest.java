package org.myodose.dashboard.classroom.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.classroom.trainer.BoardView;
import org.myodose.dashboard.classroom.trainer.Remark;
import org.myodose.dashboard.classroom.trainer.StudentView;

/** docs/class.md names the fields of every message, all of them and no others. */
class ClassDocumentTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("myodose.root"), "docs/class.md");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private static String line(String beginning) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(beginning))
                .toList();
        assertEquals(1, lines.size(), beginning);
        return lines.getFirst();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(Class<? extends Record> message) {
        return Arrays.stream(message.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part of a table's row that names the payload. */
    private static Set<String> payload(String topic) throws IOException {
        String row = line("| `" + topic + "` |");
        return words(row.substring(row.lastIndexOf("| ", row.length() - 3)));
    }

    @Test
    void namesTheFieldsOfEveryTopic() throws IOException {
        assertEquals(fields(TrainerState.class), payload("trainer"));
        assertEquals(fields(Drill.class), payload("drill"));
        assertEquals(fields(Receipt.class), payload("station/ID/receipt"));
        assertEquals(fields(StationState.class), payload("station/ID/state"));
        assertEquals(fields(Snapshot.class), payload("station/ID/live"));
    }

    @Test
    void namesTheFieldsOfAFactItsHoldAndItsPoints() throws IOException {
        String paragraph = line("A **fact** has");
        String[] sentences = paragraph.split("\\. Its ", -1);
        assertEquals(fields(Fact.class), words(sentences[0]));
        Set<String> hold = fields(HoldFigures.class);
        hold.add("hold");
        assertEquals(hold, words(sentences[1]));
        Set<String> points = fields(Points.class);
        points.addAll(fields(Points.Lost.class));
        points.add("points");
        assertEquals(points, words(sentences[2]));
    }

    @Test
    void namesTheFieldsOfATraceAnExpertAndAMatch() throws IOException {
        assertEquals(fields(Estimate.class), words(line("An **estimate** has")));
        String[] parts = line("A **trace** has").split("\\*\\*", -1);
        assertEquals(fields(PressTrace.class), words(parts[2]));
        assertEquals(fields(Expert.class), words(parts[4]));
        assertEquals(fields(Match.class), words(parts[6]));
    }

    @Test
    void namesTheFieldsOfTheBoard() throws IOException {
        Set<String> named = words(line("A `board` has"));
        Set<String> board = fields(BoardView.class);
        board.addAll(fields(BoardView.DrillView.class));
        board.addAll(fields(StudentView.class));
        board.addAll(fields(Remark.class));
        board.addAll(Set.of("board", "fault", "count", "last", "urgent", "reason"));
        assertEquals(board, named);
    }

    @Test
    void namesEveryTopicByItsBeginning() throws IOException {
        Topics topics = new Topics("ROOM");
        String begin = "myodose/v1/class/ROOM/";
        assertTrue(Files.readString(DOCUMENT).contains("`" + begin + "`"));
        for (Topics.Kind kind : Topics.Kind.values()) {
            assertEquals(begin + "station/x/" + kind.level(), topics.of("x", kind));
            line("| `station/ID/" + kind.level() + "` |");
            assertEquals(kind, topics.told(topics.of("x", kind)).orElseThrow().kind());
        }
        assertEquals(begin + "trainer", topics.trainer());
        assertEquals(begin + "drill", topics.drill());
        assertEquals(begin + "station/x/receipt", topics.receipt("x"));
    }
}
