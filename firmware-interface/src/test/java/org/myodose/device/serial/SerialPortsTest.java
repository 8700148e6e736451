package org.myodose.device.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.myodose.device.LinkException;
import org.myodose.device.SourceUri;

class SerialPortsTest {

    private static final SerialPortDescription UNO = new SerialPortDescription(
            "/dev/ttyACM0", "serial:?serial-number=557", "2341", "0043", "557", "Arduino", "Uno");
    private static final SerialPortDescription OTHER_UNO = new SerialPortDescription(
            "/dev/ttyACM1", "serial:?serial-number=558", "2341", "0043", "558", "Arduino", "Uno");
    private static final SerialPortDescription BOARD = port("/dev/ttyS0", null);

    @Test
    void everyListedPortHasASourceNameThatParsesAndKnowsNothingAsUnknown() {
        List<SerialPortDescription> ports = SerialPorts.list();
        for (SerialPortDescription port : ports) {
            assertEquals("serial", SourceUri.parse(port.source()).scheme());
            assertFalse(port.toString().contains("Unknown"), port.toString());
        }
        assertEquals(
                ports.stream()
                        .sorted(Comparator.comparing(SerialPortDescription::path))
                        .toList(),
                ports);
    }

    @Test
    void findsADeviceByItsSerialNumberWhateverItsPath() throws Exception {
        assertEquals("/dev/ttyACM1", SerialPorts.pathOfSerialNumber("558", List.of(BOARD, UNO, OTHER_UNO)));
    }

    @Test
    void listsWhatIsThereWhenNoDeviceHasTheSerialNumber() {
        assertEquals(
                "No device with the USB serial number 559 is connected: check its cable; this machine has /dev/ttyACM0"
                        + " (Arduino, Uno, 557), /dev/ttyS0.",
                refusal("559", List.of(UNO, BOARD)));
        assertEquals(
                "No device with the USB serial number 559 is connected: check its cable; this machine has no serial port"
                        + " at the moment.",
                refusal("559", List.of()));
    }

    @Test
    void asksForThePathWhenTwoDevicesHaveTheSameSerialNumber() {
        assertEquals(
                "Several ports have the USB serial number 1: name one of /dev/ttyUSB0, /dev/ttyUSB1 instead.",
                refusal("1", List.of(port("/dev/ttyUSB0", "1"), port("/dev/ttyUSB1", "1"))));
    }

    private static String refusal(String serialNumber, List<SerialPortDescription> ports) {
        return assertThrows(LinkException.class, () -> SerialPorts.pathOfSerialNumber(serialNumber, ports))
                .getMessage();
    }

    private static SerialPortDescription port(String path, @Nullable String serialNumber) {
        return new SerialPortDescription(path, "serial:" + path, null, null, serialNumber, null, null);
    }
}
