package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ledger} by the built jar, with a session of a few seconds. */
class LedgerIT {

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void session() {
        run(0, "record", "--source", "sim:hand", "--out", "press.xdf", "--seconds", "2");
    }

    private Program.Outcome run(int exitCode, String... arguments) {
        Program.Outcome outcome = Program.run(folder, arguments);
        assertEquals(exitCode, outcome.exitCode(), outcome.err());
        return outcome;
    }

    private Program.Outcome book(int exitCode) {
        return run(
                exitCode,
                "ledger",
                "book",
                "p07.ledger",
                "press.xdf",
                "--subject",
                "p07",
                "--site",
                "palm",
                "--band",
                "35:45");
    }

    private String shown() {
        return run(0, "ledger", "show", "p07.ledger", "--subject", "p07", "--minutes-a-day", "25")
                .out();
    }

    @Test
    void booksASessionOnceAndAddsItUp() {
        assertTrue(book(0).out().startsWith("Entry 1: "));
        assertTrue(book(1).err().contains("is booked for palm already, as entry 1"));
        assertTrue(shown().contains("Session 1 of 10 given; 9 left."), shown());
        assertTrue(shown().contains("Left today: 25.0 minutes.") || shown().contains("Left today: 24.9"), shown());
    }

    @Test
    void aCorrectionStaysBesideWhatItCorrects() throws IOException {
        book(0);
        String line = Files.readAllLines(folder.resolve("p07.ledger")).get(1);
        run(0, "ledger", "correct", "p07.ledger", "1", "--reason", "another patient's", "--nothing");
        assertTrue(Files.readAllLines(folder.resolve("p07.ledger")).contains(line));
        assertTrue(shown().contains("Session 0 of 10 given"), shown());
        assertFalse(shown().contains("press.xdf"), shown());
        Program.Outcome again = run(1, "ledger", "correct", "p07.ledger", "2", "--reason", "again", "--nothing");
        assertTrue(again.err().contains("Nothing would change"), again.err());
    }

    @Test
    void saysWhichLineWasAltered() throws IOException {
        book(0);
        Path ledger = folder.resolve("p07.ledger");
        Files.writeString(ledger, Files.readString(ledger).replace("\"repetitions\":0", "\"repetitions\":4"));
        Program.Outcome refused = run(1, "ledger", "show", "p07.ledger", "--subject", "p07");
        assertTrue(refused.err().contains("line 2 was altered"), refused.err());
    }
}
