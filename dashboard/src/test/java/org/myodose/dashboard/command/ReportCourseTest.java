package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code report} of a course, and the booking that it rests on. */
class ReportCourseTest extends ReportBench {

    @Test
    void tellsACourseAgainstItsPlan() throws Exception {
        Path ledger = folder.resolve("p07.ledger");
        for (int number = 1; number <= 2; number++) {
            Path each = Files.copy(session, folder.resolve("s" + number + ".xdf"));
            Outcome booked = run(
                    "ledger",
                    "book",
                    ledger,
                    each,
                    "--subject",
                    "p07",
                    "--site",
                    "calf",
                    "--prescription",
                    "demonstration");
            assertEquals(0, booked.exitCode(), booked.err());
            assertTrue(booked.out().contains("at calf: planned 4 holds, 40.0 s in band"), booked.out());
        }
        run("ledger", "correct", ledger, "2", "--reason", "<i>twice</i>", "--nothing");
        Path out = folder.resolve("course.pdf");
        Outcome made = run(
                "report",
                "--course",
                ledger,
                "--subject",
                "p07",
                "--prescription",
                "demonstration",
                "--sessions",
                "7",
                "--date",
                "2026-03-04",
                "--out",
                out);
        assertEquals(0, made.exitCode(), made.err());
        String pdf = text(Files.readAllBytes(out));
        assertTrue(pdf.contains("1 of 7 given, 6 left"), pdf);
        assertTrue(pdf.contains("all sites planned 28 280.0"), pdf);
        assertTrue(pdf.contains("of 2: <i>twice</i>"), pdf);
        assertTrue(pdf.contains("Left on 2026-03-04 4 holds, 40.0 s in band"), pdf);
        assertTrue(pdf.contains("3 entries, verified"), pdf);
    }

    @Test
    void bookingRefusesASiteThatThePrescriptionDoesNotName() throws IOException {
        Path ledger = folder.resolve("p07.ledger");
        Outcome refused = run(
                "ledger",
                "book",
                ledger,
                session,
                "--subject",
                "p07",
                "--site",
                "calf",
                "--prescription",
                "two-sides-of-the-neck-gently");
        assertEquals(1, refused.exitCode());
        assertTrue(
                refused.err().contains("'calf' is no site of 'Two sides of the neck, gently': it has '"),
                refused.err());
        assertFalse(Files.exists(ledger));
        Outcome neither = run("ledger", "book", ledger, session, "--subject", "p07", "--site", "calf");
        assertTrue(neither.err().contains("give a --band, or the --prescription"), neither.err());
    }
}
