package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Crc16Test {

    @Test
    void givesTheCheckValueOfMcrf4xx() {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0x6F91, Crc16.of(check, 0, check.length));
    }

    @Test
    void startsAtFfff() {
        assertEquals(0xFFFF, Crc16.of(new byte[0], 0, 0));
    }

    @Property
    void agreesWithTheDefinitionBitByBit(@ForAll @Size(max = 100) byte[] bytes) {
        for (int offset = 0; offset < Math.min(9, bytes.length); offset++) {
            assertEquals(bitByBit(bytes, offset), Crc16.of(bytes, offset, bytes.length - offset));
        }
    }

    @Property
    void leavesZeroWhenRunOverItself(@ForAll @Size(max = 100) byte[] bytes) {
        int crc = Crc16.of(bytes, 0, bytes.length);
        byte[] checked = Arrays.copyOf(bytes, bytes.length + 2);
        checked[bytes.length] = (byte) crc;
        checked[bytes.length + 1] = (byte) (crc >>> 8);
        assertEquals(0, Crc16.of(checked, 0, checked.length));
    }

    private static int bitByBit(byte[] bytes, int offset) {
        int crc = 0xFFFF;
        for (int i = offset; i < bytes.length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                boolean out = (crc & 1) == 1;
                crc >>>= 1;
                if (out) {
                    crc ^= 0x8408;
                }
            }
        }
        return crc;
    }
}
