package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the store, by the built jar; answers come from the standard input. */
class StoreIT {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder = Path.of("");

    /** {@code answers} are lines of the standard input. */
    private Program.Outcome run(int exitCode, String answers, String arguments) {
        try (Program program =
                Program.shell(folder, "printf '" + answers + "\\n' | XDG_DATA_HOME=kept MYODOSE " + arguments)) {
            Program.Outcome outcome = program.end();
            assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
            return outcome;
        }
    }

    @Test
    void keepsAccountsAndNotesWhoChangedThem() {
        assertTrue(run(0, "", "users list").out().contains("There are no accounts"));
        assertFalse(Files.exists(folder.resolve("kept")), "looking makes nothing");
        run(0, PASSWORD, "users add Anna --role trainer --role researcher");
        assertTrue(run(1, PASSWORD, "users add anna --role student").err().contains("'anna' already"));
        assertTrue(run(1, "short", "users add bohdan --role student").err().contains("too short"));
        assertTrue(run(1, PASSWORD, "users add bohdan --role king").err().contains("There is no role 'king'"));
        assertEquals("anna: trainer, researcher\n", run(0, "", "users list").out());
        run(0, "", "users role anna student");
        assertTrue(run(0, "", "users list --json").out().contains("\"student\""));
        run(0, "", "users remove anna");
        assertTrue(run(1, "", "users remove anna").err().contains("There is no account 'anna'"));
        String audit = run(0, "", "audit").out();
        for (String noted :
                new String[] {"add user anna (trainer, researcher)", "change roles anna (student)", "remove user anna"
                }) {
            assertTrue(audit.contains(noted), audit);
        }
        assertFalse(audit.contains(PASSWORD));
    }

    @Test
    void keepsNamesApartAndErasesThem() {
        run(0, "Anna Petrenko", "people add p07");
        assertEquals("p07\n", run(0, "", "people list").out());
        assertEquals("p07: Anna Petrenko\n", run(0, "", "people list --names").out());
        assertTrue(run(0, "", "people forget p07").out().contains("erased"));
        assertEquals("p07\n", run(0, "", "people list --names").out());
        assertTrue(run(1, "", "people forget p07").err().contains("No name is kept"));
        String audit = run(0, "", "audit").out();
        assertTrue(audit.contains("see names all people"), audit);
        assertFalse(audit.contains("Petrenko"), audit);
    }
}
