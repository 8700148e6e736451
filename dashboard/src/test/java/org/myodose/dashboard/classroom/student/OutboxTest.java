package org.myodose.dashboard.classroom.student;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Points;

class OutboxTest {

    @TempDir
    Path folder = Path.of("");

    private Outbox open() {
        return Outbox.open(folder, "K7M2", "Station 3");
    }

    private static Fact fact(Outbox outbox) {
        return fact(outbox, "drill");
    }

    private static Fact fact(Outbox outbox, String drill) {
        return new Fact(
                outbox.id(),
                outbox.size() + 1L,
                drill,
                "full",
                true,
                null,
                null,
                "N",
                null,
                null,
                new Points(null, 0, "Nothing.", "", List.of()),
                null,
                null,
                5);
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        String id;
        String station;
        try (Outbox outbox = open()) {
            outbox.add(fact(outbox));
            outbox.add(fact(outbox));
            id = outbox.id();
            station = outbox.station();
        }
        try (Outbox outbox = open()) {
            assertEquals(2, outbox.size());
            assertEquals(2, outbox.get(2).number());
            assertEquals(id, outbox.id());
            assertEquals(station, outbox.station());
            assertTrue(station.matches("station-3-[0-9a-f]{4}"), station);
        }
    }

    @Test
    void givesBackEachFactAsItWas() throws IOException {
        List<Fact> given = new ArrayList<>();
        try (Outbox outbox = open()) {
            for (String drill : List.of("перша", "zweite Übung", "third")) {
                given.add(fact(outbox, drill));
                outbox.add(given.getLast());
                assertEquals(given.getLast(), outbox.get(outbox.size()));
            }
        }
        try (Outbox outbox = open()) {
            outbox.add(fact(outbox, "četvrtá"));
            given.add(outbox.get(4));
            assertEquals("četvrtá", given.getLast().drill());
            for (int number = 1; number <= outbox.size(); number++) {
                assertEquals(given.get(number - 1), outbox.get(number));
            }
        }
    }

    /** Whoever sends it waits until it can be read again. */
    @Test
    void saysThatWhatItKeptCannotBeReadAnyMore() throws IOException {
        try (Outbox outbox = open()) {
            outbox.add(fact(outbox));
            Files.write(outbox.file(), new byte[0]);
            assertThrows(IOException.class, () -> outbox.get(1));
        }
    }

    @Test
    void cutsALineOffThatAPowerCutHasTorn() throws IOException {
        Path file;
        try (Outbox outbox = open()) {
            outbox.add(fact(outbox));
            file = outbox.file();
        }
        Files.writeString(file, "{\"outbox\":\"", StandardOpenOption.APPEND);
        try (Outbox outbox = open()) {
            assertEquals(1, outbox.size());
            outbox.add(fact(outbox));
        }
        try (Outbox outbox = open()) {
            assertEquals(2, outbox.size());
        }
    }

    @Test
    void saysWhichLineIsDamaged() throws IOException {
        Path file;
        try (Outbox outbox = open()) {
            outbox.add(fact(outbox));
            file = outbox.file();
        }
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        String sentence =
                String.valueOf(assertThrows(UserException.class, this::open).getMessage());
        assertTrue(sentence.contains("line 3"), sentence);
    }

    @Test
    void refusesASecondStationOfThatNameInTheSameFolder() throws IOException {
        try (Outbox outbox = open()) {
            String sentence =
                    String.valueOf(assertThrows(UserException.class, this::open).getMessage());
            assertTrue(sentence.contains("--name"), sentence);
            assertEquals(0, outbox.size());
        }
    }

    @Test
    void keepsStationsOfOneNameApart() throws IOException {
        try (Outbox one = open();
                Outbox other = Outbox.open(Files.createDirectory(folder.resolve("other")), "K7M2", "Station 3")) {
            assertNotEquals(one.id(), other.id());
        }
    }
}
