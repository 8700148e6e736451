package org.myodose.dashboard.classroom.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;

class ClassCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"K7M2-PX4QRT", "k7m2-px4qrt", " K7M2PX4QRT "})
    void readsACodeHoweverItIsTyped(String text) {
        assertEquals(new ClassCode("K7M2", "PX4QRT"), ClassCode.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7M2", "K7M2-PX4QR", "K7M0-PX4QRT", "K7M2/PX4QRT", "K7M2-PX4QRT-1"})
    void refusesWhatIsNone(String text) {
        assertThrows(UserException.class, () -> ClassCode.parse(text));
    }

    @Test
    void everyNewOneCanBeTyped() {
        SecureRandom random = new SecureRandom();
        for (int round = 0; round < 100; round++) {
            ClassCode code = ClassCode.random(random);
            assertEquals(code, ClassCode.parse(code.written()));
        }
    }

    @Test
    void makesAPasswordOfBothPartsAndTellsTheKeyToNobody() {
        ClassCode code = ClassCode.parse("K7M2-PX4QRT");
        assertEquals(code.password(), ClassCode.parse("K7M2-PX4QRT").password());
        assertNotEquals(code.password(), ClassCode.parse("K7M3-PX4QRT").password());
        assertNotEquals(code.password(), ClassCode.parse("K7M2-PX4QRU").password());
        assertFalse(code.toString().contains("PX4QRT"));
        assertFalse(code.password().contains("PX4QRT"));
    }

    /** Whoever runs a broker of their own makes it with other tools, as docs/class.md tells. */
    @Test
    void makesThePasswordThatTheDocumentedCommandPrints() {
        assertEquals(
                "19f9386b4acff4eee9815b325aa73f96ad417765b12e4955",
                ClassCode.parse("K7M2-PX4QRT").password());
    }
}
