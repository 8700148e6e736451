package org.myodose.dashboard.classroom.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.security.ThisMachine;

class EmbeddedBrokerTest {

    @Test
    void tellsStationsTheAddressThatTheyReachWhereItListensAtAll() {
        List<String> reached = ThisMachine.hosts(InetAddress.ofLiteral("0.0.0.0"));
        assumeFalse(reached.isEmpty(), "no other machine can reach this one");
        assertEquals(reached.getFirst(), EmbeddedBroker.hostForStations("0.0.0.0"));
        assertNotEquals("localhost", EmbeddedBroker.hostForStations("0.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "192.168.1.10", "trainer.local"})
    void tellsStationsTheOneAddressAtWhichItListens(String host) {
        assertEquals(host, EmbeddedBroker.hostForStations(host));
    }
}
