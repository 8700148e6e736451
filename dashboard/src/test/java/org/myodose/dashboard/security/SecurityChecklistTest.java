package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checklist says something of every requirement of ASVS 4.0.3 at level 2, and names tests that there are. */
class SecurityChecklistTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));

    /** Section and its requirements, without those that the standard has deleted or has for level 3 alone. */
    private static final List<String> ASKED = List.of(
            "1.1 1-7",
            "1.2 1-4",
            "1.4 1,4,5",
            "1.5 1-4",
            "1.6 1-4",
            "1.7 1-2",
            "1.8 1-2",
            "1.9 1-2",
            "1.10 1",
            "1.11 1-2",
            "1.12 2",
            "1.14 1-6",
            "2.1 1-12",
            "2.2 1-3",
            "2.3 1-3",
            "2.4 1-6",
            "2.5 1-7",
            "2.6 1-3",
            "2.7 1-6",
            "2.8 1-7",
            "2.9 1-3",
            "2.10 1-4",
            "3.1 1",
            "3.2 1-4",
            "3.3 1-4",
            "3.4 1-5",
            "3.5 1-3",
            "3.7 1",
            "4.1 1,2,3,5",
            "4.2 1-2",
            "4.3 1-3",
            "5.1 1-5",
            "5.2 1-8",
            "5.3 1-10",
            "5.4 1-3",
            "5.5 1-4",
            "6.1 1-3",
            "6.2 1-6",
            "6.3 1-2",
            "6.4 1-2",
            "7.1 1-4",
            "7.2 1-2",
            "7.3 1,3,4",
            "7.4 1-3",
            "8.1 1-4",
            "8.2 1-3",
            "8.3 1-8",
            "9.1 1-3",
            "9.2 1-4",
            "10.2 1-2",
            "10.3 1-3",
            "11.1 1-8",
            "12.1 1-3",
            "12.2 1",
            "12.3 1-6",
            "12.4 1-2",
            "12.5 1-2",
            "12.6 1",
            "13.1 1,3,4,5",
            "13.2 1,2,3,5,6",
            "13.3 1-2",
            "13.4 1-2",
            "14.1 1-4",
            "14.2 1-6",
            "14.3 2-3",
            "14.4 1-7",
            "14.5 1-4");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\d., ]+) \\| (\\S+) \\| (.*) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT)|\\w+\\.test\\.ts)`");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/security-checklist.md")))
                .results()
                .toList();
    }

    private static Stream<String> asked(String line) {
        String section = line.substring(0, line.indexOf(' '));
        return Arrays.stream(line.substring(line.indexOf(' ') + 1).split(",", -1))
                .flatMap(part -> {
                    String[] ends = part.split("-", -1);
                    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                            .mapToObj(number -> section + "." + number);
                });
    }

    @Test
    void saysSomethingOfEveryRequirementOnce() throws IOException {
        List<String> told = rows().stream()
                .flatMap(row -> Arrays.stream(row.group(1).split(", ", -1)))
                .sorted()
                .toList();
        assertEquals(
                ASKED.stream().flatMap(SecurityChecklistTest::asked).sorted().toList(), told);
    }

    @Test
    void judgesInTheWordsThatItExplains() throws IOException {
        assertEquals(
                Set.of("yes", "part", "no", "house", "–"),
                rows().stream().map(row -> row.group(2)).collect(Collectors.toSet()));
    }

    @Test
    void namesTestsThatThereAre() throws IOException {
        Set<String> named = rows().stream()
                .flatMap(row -> TEST.matcher(row.group(3)).results())
                .map(test -> test.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(tests());
        assertEquals(Set.of(), named, "no such tests");
    }

    private static Set<String> tests() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("firmware-interface", "acquisition", "analysis", "dashboard", "hardware-docs")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test"))) {
                files.map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""))
                        .forEach(found::add);
            }
        }
        try (Stream<Path> files = Files.list(ROOT.resolve("dashboard/src/main/page/test"))) {
            files.map(file -> String.valueOf(file.getFileName())).forEach(found::add);
        }
        return found;
    }
}
