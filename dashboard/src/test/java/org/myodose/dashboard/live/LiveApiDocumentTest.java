package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.guidance.RateHint;
import org.myodose.device.LinkState;

/** docs/live-api.md names the words that the code sends, all of them and no others. */
class LiveApiDocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Path SOURCES = ROOT.resolve("dashboard/src/main/java/org/myodose/dashboard");
    private static final String TYPES_OF_MESSAGES = "message\\(\"(\\w+)\"|\\\\\"type\\\\\":\\\\\"(\\w+)\\\\\"";
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    void namesEveryTypeOfMessage() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : document()) {
            // Only the table of types has lines that begin with one lower-case word of code.
            Matcher row = Pattern.compile("\\| `([a-z]+)` \\|.*").matcher(line);
            if (row.matches() && !row.group(1).equals("type")) {
                documented.add(row.group(1));
            }
        }
        assertEquals(sent(TYPES_OF_MESSAGES), documented);
    }

    @Test
    void theSchemaHasTheSameTypesEventsPhasesAndAlarms() throws IOException {
        assertEquals(sent(TYPES_OF_MESSAGES), words(LiveSchema.types()));
        assertEquals(wordsAfter("`event` is one of "), words(property("event", "event")));
        assertEquals(wordsAfter("`alarm` ("), words(property("alarm", "alarm")));
        assertEquals(wordsAfter("`phase` ("), words(property("guidance", "phase")));
        assertEquals(wordsAfter("`rateHint` ("), words(property("guidance", "rateHint")));
    }

    private static JsonNode property(String definition, String name) {
        return LiveSchema.definition(definition).at("/properties/" + name + "/enum");
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new TreeSet<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void namesEveryEvent() throws IOException {
        Set<String> events = sent("notice\\(\"(\\w+)\"");
        Arrays.stream(Cue.values()).map(Cue::label).forEach(events::add);
        assertEquals(events, wordsAfter("`event` is one of "));
    }

    @Test
    void namesEveryPhaseAndRateHint() throws IOException {
        assertEquals(labels(Arrays.stream(Phase.values()).map(Phase::label)), wordsAfter("`phase` ("));
        assertEquals(labels(Arrays.stream(RateHint.values()).map(RateHint::label)), wordsAfter("`rateHint` ("));
    }

    @Test
    void namesEveryStateOfTheLinkAndEveryAlarm() throws IOException {
        Stream<String> states =
                Arrays.stream(LinkState.values()).map(state -> state.name().toLowerCase(Locale.ROOT));
        assertEquals(labels(states), wordsAfter("link` | the state of the way to the device changed | `state` ("));
        assertEquals(sent("\\balarm\\(\"(\\w+)\""), wordsAfter("`alarm` ("));
    }

    @Test
    void namesEveryFlagOfAChannel() throws IOException {
        Stream<String> flags =
                Arrays.stream(ChannelFlag.values()).map(flag -> flag.name().toLowerCase(Locale.ROOT));
        String words = document().stream()
                .filter(line -> line.startsWith("In a `scan`"))
                .findFirst()
                .orElseThrow();
        Set<String> named = WORD.matcher(words.substring(words.indexOf("`flag`: ") + 8, words.indexOf("; a channel")))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(labels(flags), named);
    }

    private static Set<String> labels(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> document() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/live-api.md"));
    }

    /** The words of code behind {@code start}, to the end of the brackets or the sentence. */
    private static Set<String> wordsAfter(String start) throws IOException {
        String text = String.join("\n", document());
        int from = text.indexOf(start) + start.length();
        int bracket = text.indexOf(')', from);
        int stop = text.indexOf(".\n", from);
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(text.substring(from, start.endsWith("(") ? bracket : stop));
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }

    /** The words that the dashboard's own sources hand to the calls of that form. */
    private static Set<String> sent(String call) throws IOException {
        Pattern pattern = Pattern.compile(call);
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = pattern.matcher(Files.readString(file));
                while (found.find()) {
                    words.add(found.group(found.group(1) != null ? 1 : 2));
                }
            }
        }
        return words;
    }
}
