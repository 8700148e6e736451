package org.myodose.dashboard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents of the repository point to is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    /** The target of a link or picture, without the heading that it may point to. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** An object in a block of its own, or between back quotes. */
    private static final Pattern JSON = Pattern.compile("(?ms)^```(?:json)?\\n(\\{\\s*\".*?)^```$|`(\\{\"[^`…]*\\})`");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int looked = 0;
        for (Path document : documents()) {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                String target = links.group(1);
                if (!target.contains(":")) {
                    looked++;
                    if (!Files.exists(document.resolveSibling(target))) {
                        dead.add(ROOT.relativize(document) + " → " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), dead);
        assertTrue(looked > 10, "only " + looked + " links were found");
    }

    @Test
    void theArchitectureNamesEveryRoom() throws IOException {
        String architecture = Files.readString(ROOT.resolve("docs/architecture.md"));
        List<String> unnamed = new ArrayList<>();
        for (String module : List.of("firmware-interface", "acquisition", "analysis", "dashboard")) {
            String contracts = module.equals("firmware-interface") ? "device" : module;
            try (Stream<Path> rooms =
                    Files.list(ROOT.resolve(module).resolve("src/main/java/org/myodose/" + contracts))) {
                rooms.filter(Files::isDirectory)
                        .map(room -> room.getFileName().toString())
                        .filter(room -> !architecture.contains("`" + room + "`"))
                        .forEach(unnamed::add);
            }
        }
        assertEquals(List.of(), unnamed);
    }

    @Test
    void everyTestThatADocumentNamesIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        int looked = 0;
        for (Path document : documents()) {
            for (Matcher names = TEST.matcher(Files.readString(document)); names.find(); looked++) {
                String source = tests.getOrDefault(names.group(1), "");
                String method = names.group(2) == null ? "class " + names.group(1) : "void " + names.group(2) + "(";
                if (!source.contains(method)) {
                    missing.add(ROOT.relativize(document) + ": " + names.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(looked > 50, "only " + looked + " tests were named");
    }

    /** What nothing shows must say so. */
    @Test
    void everyRiskNamesATestOrSaysThatThereIsNone() throws IOException {
        List<String> unproven = new ArrayList<>();
        int risks = 0;
        String safety = Files.readString(ROOT.resolve("hardware-docs/safety.md"));
        for (String row :
                safety.substring(safety.indexOf("| hazard |")).lines().skip(2).toList()) {
            String[] cells = row.split("\\|", -1);
            risks++;
            if (cells.length != 10
                    || !(TEST.matcher(cells[7]).find() || cells[7].strip().equals("by instruction"))) {
                unproven.add(row);
            }
        }
        assertEquals(List.of(), unproven);
        assertTrue(risks > 15, "only " + risks + " risks");
    }

    @Test
    void everySampleOfJsonCanBeRead() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int looked = 0;
        for (Path document : documents()) {
            for (Matcher samples = JSON.matcher(Files.readString(document)); samples.find(); looked++) {
                String sample = samples.group(1) == null ? samples.group(2) : samples.group(1);
                assertDoesNotThrow(() -> json.readTree(sample), ROOT.relativize(document) + ": " + sample);
            }
        }
        assertTrue(looked > 0, "no sample was found");
    }

    /** The sources of all tests, by the names of their classes. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        for (String module : List.of("hardware-docs", "firmware-interface", "acquisition", "analysis", "dashboard")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    tests.put(source.getFileName().toString().replace(".java", ""), Files.readString(source));
                }
            }
        }
        return tests;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return NOT_OURS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }
}
