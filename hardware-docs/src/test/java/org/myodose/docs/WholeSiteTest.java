package org.myodose.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as it is made of this very project. */
class WholeSiteTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern PICTURE = Pattern.compile("<img [^>]*>");
    private static final Pattern ALTERNATIVE = Pattern.compile(" alt=\"([^\"]*)\"");
    private static final int SHORTEST_ALTERNATIVE = 15;

    @TempDir
    static Path site = Path.of("");

    private static final Map<String, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void make() throws IOException {
        SiteBuilder.build(ROOT, site);
        for (Path file : files(site)) {
            if (file.toString().endsWith(".html")) {
                PAGES.put(site.relativize(file).toString(), Files.readString(file));
            }
        }
        assertTrue(PAGES.size() > 40, "only " + PAGES.keySet());
    }

    @Test
    void everyLinkAndPictureLeadsSomewhere() {
        List<String> dead = new ArrayList<>();
        PAGES.forEach((address, html) -> {
            for (Matcher references = REFERENCE.matcher(html); references.find(); ) {
                String reference = references.group(1);
                if (!reference.contains(":") && !leadsSomewhere(address, reference)) {
                    dead.add(address + " → " + reference);
                }
            }
        });
        assertEquals(List.of(), dead);
    }

    private static boolean leadsSomewhere(String from, String reference) {
        String[] parts = reference.split("#", 2);
        Path target = Path.of(from).resolveSibling(parts[0]).normalize();
        String address = parts[0].isEmpty() ? from : target.toString();
        if (parts.length == 1) {
            return Files.isRegularFile(site.resolve(address));
        }
        return PAGES.getOrDefault(address, "").contains(" id=\"" + parts[1] + "\"");
    }

    @Test
    void everyPictureSaysInWordsWhatItShows() {
        List<String> silent = new ArrayList<>();
        PAGES.forEach((address, html) -> PICTURE.matcher(html).results().forEach(picture -> {
            Matcher alternative = ALTERNATIVE.matcher(picture.group());
            if (!alternative.find() || alternative.group(1).length() < SHORTEST_ALTERNATIVE) {
                silent.add(address + ": " + picture.group());
            }
        }));
        assertEquals(List.of(), silent);
    }

    /** Drawings of the hardware are opened by themselves, too. */
    @Test
    void everyDrawingOfTheHardwareHasATitle() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : files(site.resolve("hardware"))) {
            if (file.toString().endsWith(".svg") && !Files.readString(file).contains("<title")) {
                silent.add(site.relativize(file).toString());
            }
        }
        assertEquals(List.of(), silent);
    }

    /** The server's policy for contents forbids what would be refused in silence. */
    @Test
    void noPageHasAScriptInItselfOrLoadsFromAnotherHost() {
        Pattern forbidden =
                Pattern.compile("<script>|<script [^>]*>[^<]|<style| on[a-z]+=\"|(?:src|<link [^>]*href)=\"[a-z]+:");
        PAGES.forEach((address, html) -> assertTrue(!forbidden.matcher(html).find(), address));
    }

    @Test
    void everyPageCanBeFoundAndReached() throws IOException {
        String sections = Files.readString(site.resolve("site/sections.js"));
        Site read = Site.read(ROOT);
        String start = PAGES.getOrDefault("index.html", "");
        for (Page page : read.pages()) {
            assertTrue(sections.contains("[\"" + page.address()), page.address() + " is not searched");
            assertTrue(start.contains("href=\"" + page.address() + "\""), page.address() + " is not in the navigation");
        }
    }

    @Test
    void printsAllPagesOfTheHardware() throws IOException {
        String book = PAGES.getOrDefault("print.html", "");
        for (Page page : Site.read(ROOT).pages()) {
            if (page.source().startsWith("hardware-docs")) {
                String name = page.address().replaceAll("\\.html$", "").replace('/', '-');
                assertTrue(book.contains("<section id=\"" + name + "\">"), page.address());
            }
        }
    }

    @Test
    void twoBuildsAreTheSame(@TempDir Path again) throws IOException {
        SiteBuilder.build(ROOT, again);
        assertEquals(contents(site), contents(again));
    }

    private static Map<String, Integer> contents(Path folder) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            contents.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
        }
        return contents;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }
}
