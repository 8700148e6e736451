package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
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

    @Test
    void handsOutAndErasesWhatIsKnownOfSomebody() throws IOException {
        Path recording = folder.resolve("2026-11-21T10-15-30Z-p07.xdf");
        Files.writeString(recording, "as good as a recording");
        run(0, "Anna Petrenko", "people add p07");
        assertTrue(run(1, "", "people export p08 --out p08.zip").err().contains("Nothing is known of 'p08'"));
        run(0, "", "people export p07 --out p07.zip");
        assertTrue(run(1, "", "people export p07 --out p07.zip").err().contains("is there already"));
        Path zip = folder.resolve("p07.zip");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)));
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            String person = Files.readString(inside.getPath("person.json"));
            assertTrue(person.contains("Anna Petrenko") && person.contains("add person"), person);
            assertEquals(
                    "as good as a recording",
                    Files.readString(
                            inside.getPath("files", recording.getFileName().toString())));
        }
        assertTrue(run(1, "no", "people erase p07").err().contains("Nothing was erased"));
        assertTrue(Files.exists(recording));
        Program.Outcome erased = run(0, "yes", "people erase p07");
        assertTrue(erased.err().contains(recording.getFileName().toString()), erased.err());
        assertTrue(erased.out().contains("p07 is erased: 1 files, and the person in the store"), erased.out());
        assertFalse(Files.exists(recording));
        assertEquals("", run(0, "", "people list --names").out());
        assertTrue(run(0, "", "audit").out().contains("erase person p07"));
    }

    @Test
    void backsUpAndRestores() throws IOException {
        assertTrue(run(1, "", "backup store.backup").err().contains("nothing to back up yet"));
        run(0, PASSWORD, "users add anna --role trainer");
        assertTrue(run(0, "", "backup store.backup").out().contains("1 accounts, 0 people"));
        assertTrue(run(1, "", "backup store.backup").err().contains("is there already"));
        run(0, "", "users remove anna");
        assertTrue(run(0, "", "restore store.backup --check").out().contains("is whole"));
        run(0, "", "restore store.backup");
        assertEquals("anna: trainer\n", run(0, "", "users list").out());
        assertTrue(run(1, "", "restore store.backup").err().contains("give --replace"));
        Path file = folder.resolve("store.backup");
        Files.writeString(file, Files.readString(file).replace("anna", "eva0"));
        assertTrue(run(1, "", "restore store.backup --replace").err().contains("no whole backup"));
        assertEquals("anna: trainer\n", run(0, "", "users list").out());
        assertTrue(run(0, "", "audit").out().contains("restore backup of"));
    }

    private static int status(HttpClient browser, String page, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page).resolve(path))
                .timeout(Duration.ofMinutes(1))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** The server finds its store again, which is written anew beneath it, and loses nothing that it was to note. */
    @Test
    void erasesBacksUpAndRestoresBesideAServerThatUsesTheSameStore() throws Exception {
        run(0, PASSWORD, "users add anna --role therapist");
        run(0, "Anna Petrenko", "people add p07");
        run(0, "Bohdan Koval", "people add p08");
        try (Program server = Program.shell(
                        folder,
                        "exec env XDG_DATA_HOME=kept XDG_CACHE_HOME=cache MYODOSE run --source sim:hand --port 0 --no-browser");
                HttpClient browser = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            String link = server.awaitOut("http://localhost:\\d+/enter\\?key=\\S+");
            assertEquals(303, status(browser, link, link));
            assertEquals(200, status(browser, link, "/api/v1/users"));
            assertTrue(run(0, "yes", "people erase p07").out().contains("p07 is erased"));
            String file = Files.readString(folder.resolve("kept/myodose/store.mv.db"), StandardCharsets.ISO_8859_1);
            assertFalse(file.contains("Anna Petrenko"));
            assertTrue(file.contains("Bohdan Koval"));
            assertEquals(200, status(browser, link, "/api/v1/users"));
            assertEquals(200, status(browser, link, "/api/v1/session"));
            run(0, "", "people export p08 --out p08.zip");
            run(0, "", "backup store.backup");
            run(0, "", "restore store.backup --replace");
            assertEquals(200, status(browser, link, "/api/v1/users"));
            assertEquals(200, status(browser, link, "/api/v1/exports"));
            String err = server.terminate().err();
            assertFalse(err.contains("ERROR"), err);
        }
        String audit = run(0, "", "audit").out();
        for (String noted : List.of(
                "/api/v1/users", "/api/v1/session", "/api/v1/exports", "erase person p07", "restore backup of")) {
            assertTrue(audit.contains(noted), audit);
        }
    }
}
