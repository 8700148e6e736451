package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedSourceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sim:glove                          | glove        | sim:glove
            sim:glove?seed=2                   | glove        | sim:glove?seed=2
            serial:/dev/ttyACM0                | ttyACM0      | serial:/dev/ttyACM0
            serial:?serial-number=5573         | 5573         | serial:?serial-number=5573
            tcp:192.168.4.1:7000               | 192.168.4.1:7000 | tcp:192.168.4.1:7000
            replay:day 1/press.xdf?device=1    | press.xdf    | replay:day 1/press.xdf?device=1
            gpio:?chip=hx711&data=5            | gpio         | gpio:?chip=hx711&data=5
            table=serial:/dev/ttyACM1          | table        | serial:/dev/ttyACM1
            left hand=serial:?serial-number=55 | left hand    | serial:?serial-number=55
            """)
    void readsANameOrMakesOne(String text, String name, String source) {
        NamedSource device = NamedSource.parse(List.of(text)).getFirst();
        assertEquals(name, device.name());
        assertEquals(source, device.source());
    }

    @Test
    void numbersNamesThatItMakesTwice() {
        List<String> names =
                NamedSource.parse(List.of("sim:hand?seed=1", "sim:hand?seed=2", "hand=sim:hand?seed=3")).stream()
                        .map(NamedSource::name)
                        .toList();
        assertEquals(List.of("hand 2", "hand 3", "hand"), names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sim:hand            | sim:hand              | is given twice
            a=sim:hand          | b=sim:hand            | is given twice
            a=sim:hand          | a=sim:glove           | Two devices are called 'a'
            sim:hand            | =sim:glove            | gives a device no name
            sim:hand            | glove                 | does not name a source
            sim:hand?a=1&b=2    | sim:hand?b=2&a=1      | is given twice
            """)
    void refusesWhatCannotBeMeant(String one, String other, String sentence) {
        String told = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> NamedSource.parse(List.of(one, other)))
                        .getMessage());
        assertTrue(told.contains(sentence), told);
    }
}
