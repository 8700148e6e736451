package org.myodose.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUriTest {

    @Test
    void keepsItsOptionsInTheOrderGiven() {
        String text = "sim:hand?target=40&seed=7&hold=30&rate=500&speed=2&rest=5";
        SourceUri uri = SourceUri.parse(text);
        assertEquals(
                List.of("target", "seed", "hold", "rate", "speed", "rest"),
                List.copyOf(uri.options().keySet()));
        assertEquals(text, uri.toString());
    }

    @Test
    void leavesTargetAndOptionsAsTheyStand() {
        SourceUri uri = SourceUri.parse("serial:/dev/serial/by-id/usb-1:0?baud=115200&note=a=b");
        assertEquals("serial", uri.scheme());
        assertEquals("/dev/serial/by-id/usb-1:0", uri.target());
        assertEquals("115200", uri.option("baud", "1000000"));
        assertEquals("a=b", uri.option("note", ""));
        assertEquals("absent", uri.option("other", "absent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hand", ":hand", "sim:hand?seed", "sim:hand?=7", "sim:hand?a=1&a=2"})
    void refusesWhatIsNoNameOfASource(String text) {
        assertThrows(IllegalArgumentException.class, () -> SourceUri.parse(text));
    }
}
