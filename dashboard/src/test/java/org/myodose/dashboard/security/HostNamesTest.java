package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    private final HostNames names =
            HostNames.loopbackAnd(List.of("glove.clinic.example", "192.168.1.10", "*.school.example", "fe80::1"));

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:1, true",
        "[::1]:8080, true",
        "glove.clinic.example:8443, true",
        "192.168.1.10, true",
        "[fe80::1]:8080, true",
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
        "http://user@localhost:8080, localhost:8080, http, false",
        "'ht tp://', localhost:8080, http, false"
    })
    void takesForItsOwnPageOnlyWhatItServed(String origin, String host, String scheme, boolean own) {
        assertEquals(own, HostNames.isOwnPage(origin, host, scheme));
    }
}
