package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No library comes in, and none changes its version, without a line that says so. Whether one of them has a known fault cannot be
 * asked here, for that needs a database on a network: libraries.txt is what to ask it about.
 */
class DependenciesTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final List<String> MODULES =
            List.of("firmware-interface", "acquisition", "analysis", "dashboard", "hardware-docs");
    private static final Pattern JAR = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    /** Which Java builds it, and what this is itself. */
    private static final Set<String> OURS = Set.of("[25,)", "0.1.0-SNAPSHOT");

    /** Of the benchmarks' profile, and so there or not; nothing that ships has them. */
    private static final Set<String> OF_BENCHMARKS =
            Set.of("net.sf.jopt-simple:jopt-simple:5.0.4", "org.openjdk.jmh:jmh-core:1.37");

    @Test
    void everyLibraryStandsInTheList() throws IOException {
        // Surefire keeps the real class path here where it starts by a manifest.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Set<String> used = Arrays.stream(classPath.split(File.pathSeparator))
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .map(jar -> jar.group(1).replace('/', '.') + ":" + jar.group(2) + ":" + jar.group(3))
                .filter(library -> !OF_BENCHMARKS.contains(library))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(used.size() > 50, used::toString);
        List<String> listed = Files.readAllLines(ROOT.resolve("dashboard/libraries.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        assertEquals(
                String.join("\n", used),
                String.join("\n", listed),
                "dashboard/libraries.txt is to have these lines, once they were looked at:\n"
                        + String.join("\n", used));
    }

    @Test
    void noVersionMovesByItself() throws IOException {
        for (Path pom : poms()) {
            Matcher version = VERSION.matcher(Files.readString(pom));
            while (version.find()) {
                String told = version.group(1);
                assertTrue(OURS.contains(told) || told.matches("\\$\\{[\\w.-]+}|\\d[\\w.-]*"), pom + ": " + told);
                assertFalse(!OURS.contains(told) && told.contains("SNAPSHOT"), pom + ": " + told);
            }
        }
    }

    @Test
    void versionsOfLibrariesStandInOnePlaceAndComeFromMavenCentral() throws IOException {
        for (Path pom : poms()) {
            String text = Files.readString(pom);
            assertFalse(text.contains("<repositories>") || text.contains("<pluginRepositories>"), pom.toString());
            if (!pom.equals(ROOT.resolve("pom.xml"))) {
                String dependencies = text.replaceAll(
                        "(?s)<parent>.*?</parent>|<build>.*</build>|<profiles>.*</profiles>|<version>\\$\\{project\\.version}</version>",
                        "");
                assertFalse(VERSION.matcher(dependencies).find(), pom.toString());
            }
        }
    }

    private static List<Path> poms() {
        List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
        MODULES.forEach(module -> poms.add(ROOT.resolve(module).resolve("pom.xml")));
        return poms;
    }

    @Test
    void everyPackageOfThePageIsLockedWithAChecksumAndWithoutAHost() throws IOException {
        Path page = ROOT.resolve("dashboard/src/main/page");
        JsonNode wanted =
                new ObjectMapper().readTree(page.resolve("package.json").toFile());
        Stream.of("dependencies", "devDependencies")
                .flatMap(kind -> wanted.path(kind).properties().stream())
                .forEach(entry -> assertTrue(
                        entry.getValue().asText().matches("\\d+\\.\\d+\\.\\d+"), entry.getKey() + entry.getValue()));
        JsonNode locked =
                new ObjectMapper().readTree(page.resolve("package-lock.json").toFile());
        for (Map.Entry<String, JsonNode> entry : locked.path("packages").properties()) {
            if (!entry.getKey().isEmpty()) {
                assertTrue(entry.getValue().path("integrity").asText().startsWith("sha512-"), entry.getKey());
                assertTrue(entry.getValue().path("resolved").isMissingNode(), entry.getKey());
            }
        }
    }
}
