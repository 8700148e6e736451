package org.myodose.device.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;

/** Where a source looks for its device after a loss, by USB serial number. */
class SamePortTest {

    private static SerialPortDescription port(String path, String serialNumber) {
        return new SerialPortDescription(path, "serial:" + path, "0403", "6015", serialNumber, null, null);
    }

    private static final List<SerialPortDescription> PLUGGED =
            List.of(port("/dev/no-such-0", "LEFT"), port("/dev/no-such-1", "RIGHT"));
    private static final List<SerialPortDescription> SWAPPED =
            List.of(port("/dev/no-such-0", "RIGHT"), port("/dev/no-such-1", "LEFT"));

    @Test
    void staysWhereTheDeviceWas() throws LinkException {
        assertEquals("/dev/no-such-0", SerialPorts.pathOfSameDevice("/dev/no-such-0", "LEFT", PLUGGED));
    }

    @Test
    void followsTheDeviceToAnotherNameWhenItsOwnIsFree() throws LinkException {
        assertEquals("/dev/no-such-1", SerialPorts.pathOfSameDevice("/dev/no-such-7", "RIGHT", PLUGGED));
    }

    @Test
    void refusesByPathButFindsBySerialNumberWhenTwoDevicesAreSwapped() throws LinkException {
        for (SerialPortDescription before : PLUGGED) {
            String serialNumber = Objects.requireNonNull(before.serialNumber());
            LinkException refused = assertThrows(
                    LinkException.class, () -> SerialPorts.pathOfSameDevice(before.path(), serialNumber, SWAPPED));
            assertEquals(LinkCause.OTHER_DEVICE, refused.linkCause());
        }
        assertEquals("/dev/no-such-1", SerialPorts.pathOfSerialNumber("LEFT", SWAPPED));
        assertEquals("/dev/no-such-0", SerialPorts.pathOfSerialNumber("RIGHT", SWAPPED));
    }

    @Test
    void waitsAtItsPathWhileTheDeviceIsAway() throws LinkException {
        assertEquals("/dev/no-such-7", SerialPorts.pathOfSameDevice("/dev/no-such-7", "GONE", PLUGGED));
    }
}
