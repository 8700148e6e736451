package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.dashboard.UserException;

/** Erasing is not called done unless it was. */
@Timeout(120)
class ErasureTest {

    private static final String OTHER = "Bohdan Koval";

    @TempDir
    Path folder = Path.of("");

    static Stream<String> names() {
        return Stream.of(
                "A",
                "Anna Petrenko",
                "Ганна Петренко",
                "漢",
                "x".repeat(31),
                "y".repeat(32),
                "ї".repeat(127),
                "z".repeat(200));
    }

    private static boolean stands(StoreLocation place, String pseudonym, String name) throws IOException {
        Path kept = place.folder();
        return kept != null && ErasedText.stands(kept, pseudonym, name);
    }

    private StoreLocation kept(String name) {
        StoreLocation place = StoreLocation.folder(folder.resolve("kept"));
        try (Store store = Store.open(place)) {
            store.people().add("p07", Optional.of(name));
            store.people().add("p08", Optional.of(OTHER));
        }
        return place;
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesTheNameOutOfTheFileAndNoOther(String name) throws IOException {
        StoreLocation place = kept(name);
        assertTrue(stands(place, "p07", name));
        try (Store store = Store.open(place)) {
            store.people().forgetName("p07");
        }
        assertFalse(stands(place, "p07", name));
        assertTrue(stands(place, "p08", OTHER));
        try (Store store = Store.open(place)) {
            store.people().remove("p08");
        }
        assertFalse(stands(place, "p08", OTHER));
        try (Store store = Store.open(place)) {
            assertEquals(1, store.people().all().size());
        }
    }

    @Test
    void holdsAlsoWhereSomebodyElseGetsThePseudonym() throws IOException {
        StoreLocation place = kept("Anna Petrenko");
        try (Store store = Store.open(place)) {
            store.people().remove("p07");
            store.people().add("p07", Optional.of("Oksana Bondar"));
        }
        assertFalse(stands(place, "p07", "Anna Petrenko"));
        assertTrue(stands(place, "p07", "Oksana Bondar"));
    }

    @Test
    void isNotDoneWhileTheFileStillHoldsTheName() throws IOException {
        StoreLocation place = kept("Anna Petrenko");
        Path left = folder.resolve("kept/store.old.db");
        Files.copy(folder.resolve("kept/store.mv.db"), left);
        Store store = Store.open(place);
        store.people().forgetName("p07");
        UserException refused = assertThrows(UserException.class, store::close);
        assertTrue(String.valueOf(refused.getMessage()).contains("may still stand in the file"), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("restore FILE --replace"), refused.getMessage());
        assertFalse(String.valueOf(refused.getMessage()).contains("Petrenko"), refused.getMessage());
    }

    /** Brings back whoever is deleted. */
    public static final class Back implements Trigger {

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (Statement again = connection.createStatement()) {
                again.execute("insert into person values ('" + before[0] + "', current_timestamp)");
            }
        }
    }

    @Test
    void isNotDoneWhileTheStoreStillKnowsThePerson() throws SQLException {
        StoreLocation place = kept("Anna Petrenko");
        Store store = Store.open(place);
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create trigger back after delete on person for each row call '" + Back.class.getName() + "'");
        }
        store.people().remove("p07");
        UserException refused = assertThrows(UserException.class, store::close);
        assertTrue(String.valueOf(refused.getMessage()).contains("p07 is still known"), refused.getMessage());
    }
}
