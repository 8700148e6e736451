package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    private final HostNames names = HostNames.loopbackAnd(
            List.of("glove.clinic.example", "192.168.1.10", "*.school.example", "2001:db8:0:0:0:0:0:10"));

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:1, true",
        "[::1]:8080, true",
        "glove.clinic.example:8443, true",
        "192.168.1.10, true",
        "[0:0:0:0:0:0:0:1]:8080, true",
        "[2001:db8::10]:8080, true",
        "[2001:DB8::10], true",
        "[2001:0db8:0000:0000:0000:0000:0000:0010]:8080, true",
        "[2001:db8::11]:8080, false",
        "2001:db8::10, false",
        "[localhost], false",
        "[2001:db8::10].elsewhere.example, false",
        "room4.school.example, true",
        "a.room4.school.example, false",
        "school.example, false",
        ".school.example, false",
        "localhost.elsewhere.example, false",
        "elsewhere.example, false",
        "192.168.1.11, false",
        "'', false"
    })
    void answersUnderItsOwnNamesOnly(String host, boolean ours) {
        assertEquals(ours, names.include(host));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080, http, true",
        "http://localhost:8081, localhost:8080, http, false",
        "https://localhost:8080, localhost:8080, http, false",
        "null, localhost:8080, http, false",
        "http://localhost:8080.elsewhere.example, localhost:8080, http, false",
        "https://[2001:db8::10]:8443, [2001:db8:0:0:0:0:0:10]:8443, https, true",
        "https://[2001:db8:0:0:0:0:0:10]:8443, [2001:db8::10]:8443, https, true",
        "https://[2001:db8::10]:8444, [2001:db8::10]:8443, https, false",
        "https://[2001:db8::11]:8443, [2001:db8::10]:8443, https, false",
        "http://user@localhost:8080, localhost:8080, http, false",
        "'ht tp://', localhost:8080, http, false"
    })
    void takesForItsOwnPageOnlyWhatItServed(String origin, String host, String scheme, boolean own) {
        assertEquals(own, HostNames.isOwnPage(origin, host, scheme));
    }
}
