package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.FilterProfile;

class FilterProfilesTest {

    @Test
    void findsEachByItsName() {
        FilterProfiles.all().forEach(profile -> assertEquals(profile, FilterProfiles.parse(profile.name())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            median=5                     | 5 | 0 | 0
            order=4,corner=20            | 1 | 4 | 20
            corner=0.5,order=1,median=3  | 3 | 1 | 0.5
            """)
    void takesSettings(String text, int median, int order, double corner) {
        FilterProfile profile = FilterProfiles.parse(text);
        assertEquals(new FilterProfile(profile.settings(), median, order, corner, true), profile);
        assertEquals(profile, FilterProfiles.parse(profile.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "holds", "order", "order=x,corner=10", "order=2,corner=", "order=2;corner=10", "width=3"})
    void saysWhatThereIsWhereItDoesNotUnderstand(String text) {
        String sentence = String.valueOf(assertThrows(IllegalArgumentException.class, () -> FilterProfiles.parse(text))
                .getMessage());
        assertTrue(sentence.startsWith("There is no filter '" + text + "': write one of hold, fast"), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            median=4              | looks at 3 or 5 scans
            order=9,corner=10     | has order 1 to 8
            order=-1              | has order 1 to 8
            order=2               | give a corner above 0
            order=2,corner=NaN    | give a corner above 0
            corner=10             | leave the corner out
            """)
    void refusesWhatCannotBe(String text, String why) {
        String sentence = String.valueOf(assertThrows(IllegalArgumentException.class, () -> FilterProfiles.parse(text))
                .getMessage());
        assertTrue(sentence.contains(why) && sentence.endsWith("."), sentence);
    }
}
