package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Role;

/** Backups of a store, whatever database it is in: whole or not at all, and from every form that its tables have had. */
abstract class BackupContract {

    /** Made by the program when these were the newest tables. */
    private static final Path KEPT = Path.of("src/test/resources/store");

    private static final Instant THEN = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final String NAME = "Марія \"O'Neil\"\n, =1+1";

    @TempDir
    Path folder = Path.of("");

    private Store store;

    /** An empty place of its own for each call. */
    abstract StoreLocation newLocation();

    /** One of the other kind. */
    abstract StoreLocation otherLocation();

    @BeforeEach
    void open() {
        store = Store.open(newLocation());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Path backup(boolean names) {
        store.accounts().add(new Account("anna", Set.of(Role.THERAPIST, Role.ADMINISTRATOR), "$hash"));
        store.people().add("p07", Optional.of(NAME));
        store.people().add("p08", Optional.empty());
        AuditLog.keep(store, event("first"));
        AuditLog.keep(store, event("second"));
        Path file = folder.resolve("store.backup");
        Backup.write(store, file, names, false);
        return file;
    }

    private static AuditEvent event(String target) {
        return new AuditEvent(THEN, "anna", "10.0.0.7", "GET", target, "200");
    }

    private static List<String> targets(Store store) {
        return AuditLog.newest(store, 1000).reversed().stream()
                .map(AuditEvent::target)
                .toList();
    }

    private static Optional<String> name(Store store, String pseudonym) {
        return store.people().find(pseudonym).flatMap(Person::name);
    }

    @Test
    void bringsEverythingIntoTheOtherDatabase() throws IOException {
        Path file = backup(true);
        try (Store other = Store.open(otherLocation())) {
            Backup restored = Backup.restore(other, file, false);
            assertEquals(
                    6,
                    restored.rows().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
            assertEquals(store.accounts().all(), other.accounts().all());
            assertEquals(store.people().all(), other.people().all());
            assertEquals(Optional.of(NAME), name(other, "p07"));
            assertEquals(List.of("first", "second"), targets(other));
            assertEquals(THEN, AuditLog.newest(other, 1).getFirst().moment());
            Path again = folder.resolve("again.backup");
            Backup.write(other, again, true, false);
            assertEquals(rows(file), rows(again));
        }
    }

    /** All but the heading, which tells the time, and the seal. */
    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size() - 1);
    }

    @Test
    void isForItsOwnersEyesOnlyAndOverwritesNothing() throws IOException {
        Path file = backup(true);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String before = Files.readString(file);
        store.people().remove("p08");
        assertRefused("is there already", () -> Backup.write(store, file, true, false));
        assertEquals(before, Files.readString(file));
        Backup.write(store, file, true, true);
        assertFalse(Files.readString(file).contains("p08"));
        try (var files = Files.list(folder)) {
            assertEquals(
                    1,
                    files.filter(other -> other.toString().contains("backup")).count(),
                    "nothing half is left");
        }
    }

    @Test
    void leavesNamesOutWhenTheyAreNotWantedAndKeepsThemWhereTheyAre() throws IOException {
        Path file = backup(false);
        assertFalse(Files.readString(file).contains("O'Neil"));
        store.people().remove("p08");
        store.people().add("p09", Optional.of("Somebody else"));
        Backup.restore(store, file, true);
        assertEquals(
                List.of("p07", "p08"),
                store.people().all().stream().map(Person::pseudonym).toList());
        assertEquals(Optional.of(NAME), name(store, "p07"));
        try (Store other = Store.open(newLocation())) {
            Backup.restore(other, file, false);
            assertEquals(Optional.empty(), name(other, "p07"));
        }
    }

    @Test
    void replacesOnlyWhenToldAndNeverTakesALineOffTheAuditLog() {
        Path file = backup(true);
        try (Store other = Store.open(newLocation())) {
            other.accounts().add(new Account("zoe", Set.of(Role.STUDENT), "$z"));
            AuditLog.keep(other, event("second"));
            AuditLog.keep(other, new AuditEvent(THEN.plusSeconds(1), "zoe", "-", "GET", "later", "200"));
            assertRefused("give --replace", () -> Backup.restore(other, file, false));
            assertTrue(other.accounts().find("zoe").isPresent());
            Backup.restore(other, file, true);
            assertEquals(store.accounts().all(), other.accounts().all());
            assertEquals(Set.of("first", "second", "later"), Set.copyOf(targets(other)));
            assertEquals(3, targets(other).size(), "a line that is there already comes once");
            assertEquals("later", targets(other).getLast());
            AuditLog.keep(other, event("the next"));
        }
    }

    @Test
    void changesNothingWhenABackupWasCutOrAlteredOrIsNone() throws IOException {
        Path file = backup(true);
        byte[] whole = Files.readAllBytes(file);
        Path broken = folder.resolve("broken");
        try (Store other = Store.open(newLocation())) {
            other.accounts().add(new Account("zoe", Set.of(Role.STUDENT), "$z"));
            for (int length = 0; length < whole.length - 1; length += 7) {
                Files.write(broken, Arrays.copyOf(whole, length));
                assertRefused("no whole backup", () -> Backup.restore(other, broken, true));
            }
            for (int altered = 0; altered < whole.length - 1; altered += 11) {
                byte[] other1 = whole.clone();
                other1[altered] ^= 1;
                Files.write(broken, other1);
                assertThrows(UserException.class, () -> Backup.restore(other, broken, true), "altered at " + altered);
            }
            Files.writeString(broken, Files.readString(file) + "{}\n");
            assertRefused("no whole backup", () -> Backup.restore(other, broken, true));
            Files.writeString(broken, "time,force\n1,2\n");
            assertRefused("no whole backup", () -> Backup.restore(other, broken, true));
            assertRefused("cannot be read", () -> Backup.restore(other, folder.resolve("nowhere"), true));
            assertEquals(
                    List.of("zoe"),
                    other.accounts().all().stream().map(Account::name).toList());
        }
    }

    /** Sealed rightly, by whoever can run a program; the whole of it is taken back all the same. */
    @Test
    void changesNothingWhenARowDoesNotFitItsTable() throws IOException {
        Path file = folder.resolve("crafted");
        for (String row : List.of(
                "{\"table\":\"person\",\"row\":{\"pseudonym\":\"p09\",\"since\":\"yesterday\"}}",
                "{\"table\":\"person\",\"row\":{\"pseudonym\":\"p09\"}}",
                "{\"table\":\"person\",\"row\":{\"pseudonym\":null,\"since\":\"2026-11-21T10:15:30Z\"}}",
                "{\"table\":\"person\",\"row\":{\"since) values (now()); drop table account; --\":\"x\"}}",
                "{\"table\":\"pg_user\",\"row\":{\"name\":\"x\"}}",
                "{\"table\":\"name_key.person_name\",\"row\":{\"pseudonym\":\"p99\",\"name\":\"of nobody\"}}")) {
            seal(file, row);
            store.close();
            store = Store.open(newLocation());
            store.people().add("p01", Optional.of("Anna"));
            assertThrows(UserException.class, () -> Backup.restore(store, file, true), row);
            assertEquals(Optional.of("Anna"), name(store, "p01"), row);
        }
    }

    private static Map<String, Object> object(String json) throws IOException {
        return new ObjectMapper().readValue(json, new TypeReference<>() {});
    }

    private void seal(Path file, String row) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            BackupLines lines = new BackupLines(writer);
            lines.write(Map.of(
                    "format",
                    "myodose-backup",
                    "version",
                    1,
                    "schema",
                    "1",
                    "written",
                    THEN.toString(),
                    "names",
                    true));
            lines.write(object(row));
            lines.seal();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"schema\":\"999\"", "\"version\":2"})
    void refusesWhatANewerMyodoseWrote(String newer) throws IOException {
        Path file = backup(true);
        String key = newer.substring(0, newer.indexOf(':'));
        String heading = Files.readAllLines(file).getFirst().replaceFirst(key + ":(\"[^\"]*\"|\\d+)", newer);
        Path written = folder.resolve("newer");
        try (var writer = Files.newBufferedWriter(written)) {
            BackupLines lines = new BackupLines(writer);
            lines.write(object(heading));
            lines.seal();
        }
        assertRefused("newer Myodose", () -> Backup.restore(store, written, true));
    }

    @Test
    void forgetsNoTable() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select table_schema, table_name from information_schema.tables"
                                + " where table_schema in ('public', 'name_key') and table_name <> 'flyway_schema_history'")) {
            while (found.next()) {
                String schema = found.getString(1);
                tables.add((schema.equals("public") ? "" : schema + ".") + found.getString(2));
            }
        }
        assertEquals(new TreeSet<>(TableRows.TABLES), tables, "store.TableRows must name every table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void takesABackupOfEveryEarlierForm(String schema) {
        Backup.restore(store, KEPT.resolve("schema-" + schema + ".backup"), false);
        assertKept(store);
    }

    /** As a store grows up in its place: the rows were there when its tables took their next form. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void bringsUpAStoreOfEveryEarlierForm(String schema) {
        StoreLocation place = newLocation();
        try (Store then = Store.open(place, MigrationVersion.fromVersion(schema))) {
            assertEquals(schema, then.schema());
            Backup.restore(then, KEPT.resolve("schema-" + schema + ".backup"), false);
        }
        try (Store now = Store.open(place)) {
            assertEquals(store.schema(), now.schema());
            assertKept(now);
        }
    }

    /** What the kept files hold. */
    static void assertKept(Store store) {
        Account anna = store.accounts().find("anna").orElseThrow();
        assertEquals(Set.of(Role.THERAPIST, Role.ADMINISTRATOR), anna.roles());
        assertEquals(Optional.of("Марія O'Neil"), name(store, "p07"));
        assertEquals(Optional.empty(), name(store, "p08"));
        assertEquals(2, store.people().all().size());
        assertEquals(
                List.of("anna (therapist, administrator)", "p07", "p08"),
                targets(store).subList(0, 3));
    }

    private static void assertRefused(String part, org.junit.jupiter.api.function.Executable work) {
        UserException refused = assertThrows(UserException.class, work);
        assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.getMessage());
    }
}
