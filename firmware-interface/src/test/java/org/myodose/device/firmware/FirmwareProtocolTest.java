package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The firmware's protocol code is plain C: its own tests run on this machine. */
class FirmwareProtocolTest {

    @Test
    void passesItsTestsInCWithTheGoldenFrames() throws Exception {
        String printed = FirmwareWorkshop.protocolTests();
        assertTrue(printed.contains(" golden frames") && printed.contains(" 0 failed"), printed);
    }
}
