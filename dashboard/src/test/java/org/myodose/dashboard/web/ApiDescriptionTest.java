package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the requests, which the build writes, tells what there is and what people are told. */
class ApiDescriptionTest {

    private static final List<Path> PAGES = Stream.of(
                    "docs/live-api.md", "docs/class.md", "docs/recordings-api.md", "docs/setup-page.md")
            .map(page -> Path.of(System.getProperty("myodose.root"), page))
            .toList();
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/api/v1/[\\w/{}.-]+)[^`]*` \\|.*");

    private final JsonNode description = read();

    private static JsonNode read() {
        try (InputStream written = ApiDescriptionTest.class.getResourceAsStream("/META-INF/swagger/myodose-1.json")) {
            return new ObjectMapper().readTree(written);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void tellsTheSameRequestsAsThePageForPeople() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (Path page : PAGES) {
            for (String line : Files.readAllLines(page)) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    documented.add(row.group(1) + " " + row.group(2));
                }
            }
        }
        assertEquals(documented, operations());
    }

    @Test
    void saysOfEveryRequestWhatItDoesAndWhatComesBack() {
        for (JsonNode path : description.path("paths")) {
            for (JsonNode operation : path) {
                assertFalse(operation.path("summary").asText().isEmpty(), operation::toPrettyString);
                for (JsonNode response : operation.path("responses")) {
                    String text = response.path("description").asText();
                    assertFalse(text.endsWith(" response"), () -> "only the build's own words: " + text);
                }
            }
        }
    }

    @Test
    void tellsOfRefusalsWhatAProblemIs() {
        assertTrue(description.at("/components/schemas/Problem/properties").has("detail"), description::toPrettyString);
        assertEquals(
                "#/components/schemas/Problem",
                description
                        .at("/paths/~1api~1v1~1tare/post/responses/4XX/content/application~1problem+json/schema/$ref")
                        .asText());
    }

    private Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }
}
