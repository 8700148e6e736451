package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;

class StoreLocationTest {

    private static StoreLocation told(String setting) {
        return StoreLocation.of(Map.of(StoreLocation.VARIABLE, setting));
    }

    @Test
    void isInTheUsersDataFolderUnlessToldOtherwise() {
        assertEquals(
                Path.of("/data/myodose"),
                StoreLocation.of(Map.of("XDG_DATA_HOME", "/data")).folder());
        assertEquals(
                Path.of(System.getProperty("user.home"), ".local/share/myodose"),
                StoreLocation.of(Map.of()).folder());
        assertEquals(Path.of("/srv/store"), told("/srv/store").folder());
    }

    @Test
    void isAServerByOneSetting() {
        StoreLocation server = told("postgresql://clinic:s%3Acret@db.example:5433/myodose?sslmode=verify-full");
        assertNull(server.folder());
        assertEquals("jdbc:postgresql://db.example:5433/myodose?sslmode=verify-full", server.url());
        assertEquals("clinic", server.user());
        assertEquals("s:cret", server.password());
        assertFalse(server.toString().contains("cret"), server.toString());
        assertTrue(server.exists());
        assertEquals("", told("postgresql://clinic@db.example/myodose").password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example/myodose",
                "postgresql://clinic@db.example",
                "postgresql://clinic@/myodose",
                "mysql://clinic:secret@db.example/myodose",
                "/srv/a;b"
            })
    void saysWhatIsWrongWithoutThePassword(String setting) {
        UserException refused = assertThrows(UserException.class, () -> told(setting));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"), refused.getMessage());
    }
}
