package org.myodose.dashboard.classroom.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.message.Topics;

class InboxTest {

    @TempDir
    Path folder = Path.of("");

    private Inbox open() {
        return Inbox.open(folder, "K7M2");
    }

    private static Inbox.Entry entry(String drill) {
        Points points = new Points(null, 0, "Nothing.", "", List.of());
        Fact fact = new Fact("box", 1, drill, "full", true, null, null, "N", null, null, points, null, null, 5);
        return new Inbox.Entry("anna-1", "Anna", "sim:hand", "a.xdf", 12, fact);
    }

    private static String refusal(Executable what) {
        return String.valueOf(assertThrows(UserException.class, what).getMessage());
    }

    @Test
    void givesBackWhatCameNowAndAfterANewStart() throws IOException {
        try (Inbox inbox = open()) {
            inbox.add(entry("перша"));
            assertEquals(entry("перша"), inbox.get(1));
        }
        try (Inbox inbox = open()) {
            assertEquals(2, inbox.lines());
            assertEquals(entry("перша"), inbox.get(1));
        }
    }

    /** What a station may send must not be too long to be read again. */
    @Test
    void takesTheLongestThatAStationMayTell() throws IOException {
        Points.Lost part = new Points.Lost("ж".repeat(465), 1, true, 1, "", Map.of(), "й".repeat(500));
        Points points = new Points(1.0, 0, "", "", Collections.nCopies(32, part));
        Fact longest = new Fact("box", 1, "", "full", true, null, null, "N", null, null, points, null, null, 5);
        assertTrue(Payload.bytes(longest).length < Payload.MOST_BYTES);
        Inbox.Entry entry = new Inbox.Entry("anna-1", "я".repeat(500), "s".repeat(500), "r".repeat(500), 0, longest);
        assertTrue(Payload.bytes(entry).length > Payload.MOST_BYTES, () -> "" + Payload.bytes(entry).length);
        try (Inbox inbox = open()) {
            inbox.add(entry);
            assertEquals(entry, inbox.get(1));
        }
    }

    @Test
    void leavesNothingBehindWhereNothingWasGiven() throws IOException {
        Path file;
        try (Inbox inbox = open()) {
            file = inbox.file();
            assertTrue(Files.exists(file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void refusesASecondTrainerOfThatClassInTheSameFolder() throws IOException {
        try (Inbox inbox = open()) {
            String sentence = refusal(this::open);
            assertTrue(sentence.contains(inbox.file().toString()), sentence);
        }
    }

    @Test
    void saysWhichLineIsDamaged() throws IOException {
        Path file;
        try (Inbox inbox = open()) {
            inbox.add(entry("d"));
            file = inbox.file();
        }
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        try (Inbox inbox = open()) {
            String sentence = refusal(() -> new ClassRoom(new Topics("K7M2"), "trainer", inbox));
            assertTrue(sentence.contains("line 3"), sentence);
        }
    }

    @Test
    void saysWhereAClassCannotBeHeld() {
        String sentence = refusal(() -> Inbox.open(folder.resolve("none"), "K7M2"));
        assertTrue(sentence.contains("can be written to"), sentence);
    }
}
