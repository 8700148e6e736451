package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;

/** The store in the embedded database. */
class H2StoreTest extends StoreContract {

    @TempDir
    Path folder = Path.of("");

    @Override
    StoreLocation newLocation() {
        return StoreLocation.folder(folder.resolve("kept"));
    }

    @Test
    void isForItsOwnersEyesOnly() throws IOException {
        assertEquals("rwx------", permissions(folder.resolve("kept")));
    }

    private static StoreLocation named(Path folder) {
        return StoreLocation.of(Map.of(StoreLocation.VARIABLE, folder.toString()));
    }

    private static Path open(Path folder, String permissions) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createDirectories(folder), PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void shutsAFolderOfItsOwnThatOthersCouldLookInto() throws IOException {
        Path usual = open(folder.resolve("data/myodose"), "rwxr-xr-x");
        StoreLocation location =
                StoreLocation.of(Map.of("XDG_DATA_HOME", folder.resolve("data").toString()));
        Store.open(location).close();
        assertEquals("rwx------", permissions(usual));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx---r--", "rwx--x--x"})
    void refusesAFolderThatTheUserNamedAndOthersMayLookIntoAndSaysWhatToDo(String permissions) throws IOException {
        Path theirs = open(folder.resolve("theirs"), permissions);
        UserException refused = assertThrows(UserException.class, () -> Store.open(named(theirs)));
        assertTrue(String.valueOf(refused.getMessage()).contains("'chmod 700 " + theirs + "'"), refused.getMessage());
        assertEquals(permissions, permissions(theirs));
        try (Stream<Path> files = Files.list(theirs)) {
            assertEquals(List.of(), files.toList(), "nothing is kept there");
        }
        open(theirs, "rwx------");
        Store.open(named(theirs)).close();
    }

    @Test
    void makesAFolderThatTheUserNamedForTheirEyesOnly() throws IOException {
        Store.open(named(folder.resolve("new/store"))).close();
        assertEquals("rwx------", permissions(folder.resolve("new/store")));
    }

    @Test
    void erasesTheNameFromTheFileItself() throws IOException {
        StoreLocation place = StoreLocation.folder(folder.resolve("other"));
        Path file = folder.resolve("other/store.mv.db");
        try (Store store = Store.open(place)) {
            store.people().add("p07", Optional.of("Anna Petrenko"));
        }
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains("Anna Petrenko"));
        try (Store store = Store.open(place)) {
            store.people().forgetName("p07");
        }
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("Anna Petrenko"));
        try (Store store = Store.open(place)) {
            assertTrue(store.people().find("p07").orElseThrow().name().isEmpty());
        }
    }

    @Test
    void aStoreThatWasNeverUsedIsNotMadeByLooking() {
        StoreLocation nowhere = StoreLocation.folder(folder.resolve("nowhere"));
        try (LazyStore lazy = new LazyStore(nowhere)) {
            assertEquals(List.of(), lazy.all());
            assertTrue(lazy.find("anna").isEmpty());
        }
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void saysWhereAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        UserException refused =
                assertThrows(UserException.class, () -> Store.open(StoreLocation.folder(file.resolve("store"))));
        assertTrue(String.valueOf(refused.getMessage()).contains("MYODOSE_STORE"), refused.getMessage());
    }

    @Test
    void saysWhereAFileIsNoStore() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("store.mv.db"), "nothing of the kind");
        UserException refused = assertThrows(UserException.class, () -> Store.open(StoreLocation.folder(broken)));
        assertTrue(String.valueOf(refused.getMessage()).contains("cannot be opened"), refused.getMessage());
        assertEquals("nothing of the kind", Files.readString(broken.resolve("store.mv.db")));
    }
}
