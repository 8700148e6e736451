package org.myodose.dashboard.classroom.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.document.HtmlWriter;

class ReportWordsTest {

    private static final Points.Lost LOW = new Points.Lost(
            "level",
            25,
            true,
            4.25,
            "belowBand",
            Map.of("faulty", 2.0, "holds", 3.0, "worstHold", 3.0, "worstNewtons", 18.25),
            "2 of 3 holds lay below the band.");

    private static Properties file(String language) throws IOException {
        try (InputStream file = ReportWords.class.getResourceAsStream("/report/" + language + ".properties")) {
            assertNotNull(file);
            Properties words = new Properties();
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return words;
        }
    }

    @Test
    void ukrainianHasEveryKeyAndAsMuchRoomForFigures() throws IOException {
        Properties ukrainian = file("uk");
        file("en")
                .forEach((key, words) -> assertEquals(
                        ((String) words).split("%s", -1).length,
                        ukrainian.getProperty((String) key, "").split("%s", -1).length,
                        (String) key));
    }

    @Test
    void ukrainianExplainsEveryCodeThatIsDocumented() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("myodose.root"), "docs/scores.md"));
        String section = document.substring(document.indexOf("### Why points were lost"));
        String table = section.substring(0, section.indexOf("\n`faulty`"));
        List<String> codes = Pattern.compile("(?m)^\\| (`[^|]+`) \\|")
                .matcher(table)
                .results()
                .flatMap(
                        row -> Pattern.compile("`(\\w+)`").matcher(row.group(1)).results())
                .map((MatchResult code) -> code.group(1))
                .toList();
        assertTrue(codes.size() > 15, codes::toString);
        Properties ukrainian = file("uk");
        ReportWords words = ReportWords.asked("uk", null);
        for (String code : codes) {
            assertTrue(ukrainian.containsKey("why." + code), code);
            // Whatever figures come with it, all others still get their report.
            for (Map<String, Double> figures : List.of(Map.<String, Double>of(), Map.of("given", 1.0), LOW.figures())) {
                String told = words.why(new Points.Lost("level", 25, true, 4, code, figures, "Too low."));
                assertFalse(told.isEmpty() || told.contains("%"), code);
            }
        }
    }

    @Test
    void explainsWithItsOwnWordsAndFiguresOrWithTheStationsSentence() {
        ReportWords ukrainian = ReportWords.asked("uk", null);
        assertEquals("Нижче меж цілі: 2 з 3; найгірше — утримання 3: у середньому 18,3 Н.", ukrainian.why(LOW));
        assertEquals(LOW.sentence(), ReportWords.english().why(LOW));
        Points.Lost earlier = new Points.Lost("level", 25, true, 4.25, "", Map.of(), "Too low.");
        assertEquals("Too low.", ukrainian.why(earlier));
        Points.Lost given = new Points.Lost(
                "repetitions", 10, true, 5, "given", Map.of("given", 1.0, "wanted", 4.0), "1 of 4 holds were given.");
        assertEquals("Утримань виконано: 1 із 4.", ukrainian.why(given));
        assertEquals(
                "Ще нічого не утримано.", ukrainian.whyNot(new Points(null, 0, "Nothing.", "nothingYet", List.of())));
    }

    @Test
    void aUkrainianReportHasNoEnglishWord() {
        HoldFigures hold = new HoldFigures(1, 1, 2, 12, 13, "released", 25, 27, 250.0, 10.0, 2.0, 0.1, 95.0, false);
        Points points = new Points(80.0, 0, "", "", List.of(LOW));
        Fact fact = new Fact("box", 1, "d", "on request", true, hold, null, "N", 20.0, 30.0, points, null, null, 5);
        StudentBook book = new StudentBook("a", "Ганна", List.of(new StudentBook.Entry(fact, 5)));
        String page = HtmlWriter.write(
                ClassReport.document("1234", List.of(book), LocalDate.of(2026, 11, 21), ReportWords.asked("uk", null)));
        String text =
                page.substring(page.indexOf("<body")).replaceAll("<[^>]*>", " ").replace("Myodose", "");
        assertFalse(Pattern.compile("[A-Za-z]").matcher(text).find(), text);
        assertTrue(text.contains("рівень −4,3: Нижче меж цілі") && text.contains("25,0 Н"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "uk-UA,en;q=0.5", "de-CH, uk;q=0.3"})
    void theFirstLanguageThatThereIsIsTaken(String accepted) {
        assertEquals("uk", ReportWords.asked(null, accepted).language());
        assertEquals("en", ReportWords.asked("en", accepted).language());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "*", "q=;;", "../en", "x", "de, uk;q=0"})
    void whatThereIsNotIsEnglish(String accepted) {
        assertEquals("en", ReportWords.asked(accepted, accepted).language());
    }
}
