package org.myodose.dashboard.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of the embedded database. */
class H2BackupTest extends BackupContract {

    @Override
    StoreLocation newLocation() {
        return StoreLocation.folder(folder.resolve(UUID.randomUUID().toString()));
    }

    @Override
    StoreLocation otherLocation() {
        return TestPostgres.newDatabase();
    }

    /** Files as they lay on users' disks, written by the program of that time. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void opensAFileOfEveryEarlierForm(String schema) throws IOException {
        StoreLocation place = newLocation();
        Path its = Files.createDirectories(java.util.Objects.requireNonNull(place.folder()));
        Files.copy(Path.of("src/test/resources/store/schema-" + schema + ".mv.db"), its.resolve("store.mv.db"));
        try (Store store = Store.open(place)) {
            assertKept(store);
        }
    }

    @Test
    void leavesNoNameInTheFileThatARestoreTookAway() throws IOException {
        StoreLocation place = newLocation();
        Path backup = folder.resolve("empty.backup");
        try (Store store = Store.open(newLocation())) {
            Backup.write(store, backup, true, false);
        }
        Path file = java.util.Objects.requireNonNull(place.folder()).resolve("store.mv.db");
        try (Store store = Store.open(place)) {
            store.people().add("p07", Optional.of("Anna Petrenko"));
        }
        Assertions.assertTrue(
                Files.readString(file, StandardCharsets.ISO_8859_1).contains("Anna Petrenko"));
        try (Store store = Store.open(place)) {
            Backup.restore(store, backup, true);
        }
        Assertions.assertFalse(
                Files.readString(file, StandardCharsets.ISO_8859_1).contains("Anna Petrenko"));
    }
}
