package org.myodose.device.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;

class SourceCatalogTest {

    @Test
    void makesASourceOfASerialPortWithoutOpeningIt() {
        try (ScanSource source = SourceCatalog.devices().source("serial:/dev/ttyNoSuchPort7?baud=115200")) {
            assertEquals("serial:/dev/ttyNoSuchPort7?baud=115200", source.description());
            LinkException absent = assertThrows(LinkException.class, source::open);
            assertTrue(absent.getMessage().startsWith("There is no port /dev/ttyNoSuchPort7"), absent.getMessage());
        }
    }

    @Test
    void looksADeviceUpByItsSerialNumberWhenItIsOpened() {
        try (ScanSource source = SourceCatalog.devices().source("serial:?serial-number=no-such-device")) {
            LinkException absent = assertThrows(LinkException.class, source::open);
            assertTrue(
                    absent.getMessage().startsWith("No device with the USB serial number no-such-device is connected:"),
                    absent.getMessage());
        }
    }

    @Test
    void listsTheKindsWhenTheKindIsUnknown() {
        String told = refusal("usb:/dev/ttyACM0");
        assertTrue(told.startsWith("There is no kind of source 'usb': use "), told);
        assertTrue(told.contains("serial:/dev/ttyACM0"), told);
    }

    @Test
    void listsTheOptionsWhenAnOptionIsUnknown() {
        assertEquals(
                "A source of the kind serial: has no option 'boud': it knows baud, serial-number, rate.",
                refusal("serial:/dev/ttyACM0?boud=9600"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0", "-9600", "1e6", "99999999999", ""})
    void refusesWhatIsNoBaudRate(String rate) {
        assertEquals(
                "'" + rate + "' is not a baud rate: give a whole number, such as ?baud=1000000 or ?baud=115200.",
                refusal("serial:/dev/ttyACM0?baud=" + rate));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial:", "serial:/dev/ttyACM0?serial-number=7"})
    void wantsEitherAPortOrADevice(String name) {
        assertTrue(refusal(name).startsWith("'" + name + "' must name either a port"), refusal(name));
    }

    @Test
    void everyExampleNamesASource() {
        for (String example : SourceCatalog.devices().examples()) {
            SourceCatalog.devices().source(example).close();
        }
    }

    private static String refusal(String name) {
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> SourceCatalog.devices().source(name).close());
        return String.valueOf(refused.getMessage());
    }
}
