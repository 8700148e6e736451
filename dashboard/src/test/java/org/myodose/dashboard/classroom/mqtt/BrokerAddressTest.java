package org.myodose.dashboard.classroom.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;

/** Where a broker is, as people write it, and that nobody's password is ever repeated. */
class BrokerAddressTest {

    @Test
    void readsHostPortAndUser() {
        assertEquals(
                new BrokerAddress("school.example", 1883, null, null),
                BrokerAddress.parse("mqtt://school.example", "secret"));
        assertEquals(
                new BrokerAddress("192.168.4.1", 2883, "anna", "secret"),
                BrokerAddress.parse(" mqtt://anna@192.168.4.1:2883/ ", "secret"));
    }

    @Test
    void signsInAsTheClassWhereTheAddressNamesNobody() {
        BrokerAddress address = BrokerAddress.parse("mqtt://localhost", null).orAs("station-K7M2", "x");
        assertEquals("station-K7M2", address.user());
        assertNull(BrokerAddress.parse("mqtt://anna@localhost", null)
                .orAs("station-K7M2", "x")
                .password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "mqttss://localhost",
                "http://localhost",
                "mqtt://",
                "mqtt://a:99999",
                "mqtt://a/room",
                "mqtt://hidden word@a",
                "mqtt://anna:hidden@localhost"
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        String refused = String.valueOf(assertThrows(UserException.class, () -> BrokerAddress.parse(text, null))
                .getMessage());
        assertTrue(refused.contains("mqtt://"), refused);
        assertFalse(refused.contains("hidden"), refused);
    }

    @Test
    void tellsNoPassword() {
        assertEquals("mqtt://localhost:1883", new BrokerAddress("localhost", 1883, "anna", "secret").toString());
    }
}
