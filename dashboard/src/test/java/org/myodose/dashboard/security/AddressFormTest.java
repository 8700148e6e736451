package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormTest {

    /** Examples of RFC 5952, section 4, and forms that people write. */
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "[::1], ::1",
        "2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::A, 2001:db8::a",
        "fe80:0:0:0:0:0:0:1%eth0, fe80::1",
        "::ffff:192.168.1.10, 192.168.1.10",
        "192.168.1.10, 192.168.1.10",
        "Glove.Clinic.Example, glove.clinic.example",
        "no:address, no:address"
    })
    void hasOneFormForEachAddress(String written, String form) {
        assertEquals(form, AddressForm.of(written));
    }

    @Test
    void theShortFormIsStillTheSameAddress() throws Exception {
        Random random = new Random(7);
        for (int index = 0; index < 5_000; index++) {
            byte[] bytes = new byte[16];
            for (int at = 0; at < bytes.length; at++) {
                // Mostly zeros, for of these there are runs.
                bytes[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            String form = AddressForm.of(address);
            assertEquals(address, InetAddress.ofLiteral(form));
            assertEquals(form, AddressForm.of(address.getHostAddress()));
        }
    }
}
