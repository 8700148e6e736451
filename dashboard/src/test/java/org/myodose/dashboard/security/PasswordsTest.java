package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;

class PasswordsTest {

    /** A test vector of the reference implementation (phc-winner-argon2, test.c): "password", salt "somesalt". */
    private static final String OF_ANOTHER_PROGRAM =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void knowsThePasswordAgainAndNoOther() {
        String kept = Passwords.hash("correct horse battery");
        assertTrue(Passwords.matches("correct horse battery", kept));
        for (String other :
                new String[] {"correct horse batter", "correct horse battery ", "Correct horse battery", ""}) {
            assertFalse(Passwords.matches(other, kept), other);
        }
    }

    @Test
    void keepsArgon2idWithASaltOfItsOwn() {
        String kept = Passwords.hash("correct horse battery");
        assertTrue(kept.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), kept);
        assertFalse(kept.contains("horse"));
        assertNotEquals(kept, Passwords.hash("correct horse battery"));
    }

    @Test
    void readsHashesOfAnotherCost() {
        assertTrue(Passwords.matches("password", OF_ANOTHER_PROGRAM));
        assertFalse(Passwords.matches("passwort", OF_ANOTHER_PROGRAM));
    }

    @Test
    void takesOneCharacterForOneHoweverItIsComposed() {
        String kept = Passwords.hash("Каваїй café пасворд");
        assertTrue(Passwords.matches("Кава\u0456\u0308й cafe\u0301 пасворд", kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "123456789012",
                "9876543210987",
                "abcdefghijklm",
                "anna is my name",
                "MyoDose is nice"
            })
    void refusesWhatIsEasilyGuessed(String password) {
        assertThrows(UserException.class, () -> Passwords.require("anna", password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse battery", "пароль з чотирьох слів", "k7%Qz!p0-Lx9", "🐎🔋📎🪜🐎🔋📎🪜🐎🔋📎🪜🥕"})
    void takesAnyOtherCharacters(String password) {
        assertDoesNotThrow(() -> Passwords.require("anna", password));
    }

    @Test
    void takesLongPasswordsWholeAndNoEndlessOnes() {
        String longest = "correct horse battery ".repeat(6).substring(0, Passwords.LONGEST);
        assertDoesNotThrow(() -> Passwords.require("anna", longest));
        assertFalse(Passwords.matches(longest.substring(0, Passwords.LONGEST - 1), Passwords.hash(longest)));
        assertThrows(UserException.class, () -> Passwords.require("anna", longest + "x"));
    }
}
