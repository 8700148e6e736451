package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextTest {

    @ParameterizedTest
    @CsvSource({
        "thumb, 16, thumb",
        "Force of the left hand (N), 16, Force of the lef",
        "Kräftemesser, 3, Kr",
        "Kräftemesser, 4, Krä",
        "💪💪, 7, 💪",
        "'', 5, ''"
    })
    void cutsAtAWholeCharacter(String text, int maxBytes, String fitting) {
        assertEquals(fitting, WireText.fit(text, maxBytes));
    }

    @Property
    void makesAnyTextFitForTheWire(@ForAll String text, @ForAll @IntRange(max = 40) int maxBytes) {
        String fitting = WireText.fit(text, maxBytes);
        byte[] bytes = WireText.encode(fitting, maxBytes);
        assertTrue(bytes.length <= maxBytes);
        assertEquals(fitting, new String(bytes, StandardCharsets.UTF_8));
        assertEquals(fitting, WireText.decode(bytes));
    }
}
