package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.TestRecordings;

/** The researcher's page of the built jar in a browser, on a folder of recordings. */
@Timeout(300)
class ResearcherPageIT extends BrowserTest {

    private static final String FRESH = "#chart[data-state='fresh']";
    private static final String PRESSED = "2026-11-21T10-15-30Z-p07.xdf";

    @TempDir
    static Path made = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void record() throws IOException {
        TestRecordings.pressed(
                made.resolve(PRESSED), Instant.parse("2026-11-21T10:15:30Z"), Prescriptions.demonstration());
        TestRecordings.idle(made.resolve("2026-11-20T08-00-00Z-p08.xdf"));
        TestRecordings.noisy(made.resolve("long.xdf"), 1000, 120, 40_000_000, 47_000_000);
        Files.writeString(made.resolve("<img src=x onerror=alert(1)>.xdf"), "=HYPERLINK(1)");
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> recordings = Files.list(made)) {
            for (Path recording : recordings.toList()) {
                Files.copy(recording, folder.resolve(recording.getFileName()));
            }
        }
    }

    private ServerProcess serve() {
        return ServerProcess.recordings(folder);
    }

    private static WatchedPage open(ServerProcess server, Screen screen) {
        WatchedPage page = chromium.open(server.link(), screen);
        page.waitFor("a[href='./researcher.html']");
        page.page().locator("a[href='./researcher.html']").click();
        page.waitFor("#recordings .recording");
        return page;
    }

    private static void choose(WatchedPage page, String name) {
        page.page()
                .locator(".recording", new Page.LocatorOptions().setHasText(name))
                .click();
    }

    @Test
    void suitsEveryScreenAndEveryone() {
        try (ServerProcess server = serve();
                WatchedPage first = open(server, Screen.LIGHT)) {
            for (Screen screen : Screen.values()) {
                try (WatchedPage page = chromium.openSignedInAs(first, screen)) {
                    choose(page, "long.xdf");
                    page.waitFor(FRESH, "#holds tr");
                    page.page().locator("#provenance summary").click();
                    page.assertAccessibleAndFits();
                    page.page().locator("#provenance summary").click();
                    page.waitFor(".recording[aria-pressed=true]:has-text('12 holds')");
                    assertEveryCellIsSeen(page, "#holds td");
                    page.keepPicture("researcher-" + screen);
                    page.assertQuiet(SLOW_START);
                }
            }
        }
    }

    /** Nothing of a table is beyond the edge of what it scrolls in. */
    private static void assertEveryCellIsSeen(WatchedPage page, String cells) {
        Object cut = page.page()
                .evaluate(
                        "cells => [...document.querySelectorAll(cells)]"
                                + ".filter(cell => { const edge = cell.closest('.table').getBoundingClientRect();"
                                + " const place = cell.getBoundingClientRect();"
                                + " return place.right > edge.right + 1 || place.left < edge.left - 1; })"
                                + ".map(cell => cell.textContent)",
                        cells);
        assertEquals(List.of(), cut);
    }

    @Test
    void findsZoomsMovesAndTellsWhereItComesFrom() {
        try (ServerProcess server = serve();
                WatchedPage page = open(server, Screen.LIGHT)) {
            page.waitFor(".recording");
            assertEquals(4, page.page().locator(".recording").count());
            page.page().locator("[name=person]").fill("p07");
            page.waitUntil("() => document.querySelectorAll('.recording').length === 1", "");
            choose(page, PRESSED);
            page.waitFor(FRESH, "#holds tr");
            assertEquals(2, page.page().locator("#holds tr").count());
            String whole = page.text("#viewed");
            page.page().locator("#chart").hover();
            page.page().mouse().wheel(0, -600);
            page.waitUntil("before => document.getElementById('viewed').textContent !== before", whole);
            page.waitFor(FRESH);
            String zoomed = page.text("#viewed");
            page.page().locator("#chart").focus();
            page.page().keyboard().press("ArrowRight");
            page.waitUntil("before => document.getElementById('viewed').textContent !== before", zoomed);
            page.page().keyboard().press("Home");
            page.waitUntil("before => document.getElementById('viewed').textContent === before", whole);
            page.page().locator("#holds button").first().click();
            page.waitUntil("before => document.getElementById('viewed').textContent !== before", whole);
            page.page().locator("#provenance summary").click();
            assertTrue(page.text("#provenance-list").matches("(?s).*[0-9a-f]{64}.*"), page.text("#provenance-list"));
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void showsEverySampleWhereTheyAreFew() {
        try (ServerProcess server = serve();
                WatchedPage page = open(server, Screen.LIGHT)) {
            choose(page, "long.xdf");
            page.waitFor(FRESH);
            for (int turn = 0; turn < 16; turn++) {
                page.page().locator("#zoom-in").click();
            }
            page.waitUntil("() => document.getElementById('viewed').textContent.includes('every sample')", "");
            page.waitFor(FRESH);
            page.keepPicture("researcher-samples");
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void exportsFromThePageAndShowsNamesAsText() throws IOException {
        try (ServerProcess server = serve();
                WatchedPage page = open(server, Screen.DARK)) {
            choose(page, "<img");
            page.waitUntil(
                    "() => document.getElementById('viewer-status').textContent.includes('is not a recording')", "");
            assertEquals(0, page.page().locator("#recordings img").count());
            choose(page, PRESSED);
            page.waitFor(FRESH, "#holds tr");
            page.page().locator("#export summary").click();
            page.waitUntil("() => document.querySelector('#export .format').options.length > 3", "");
            page.page().locator("#export .format").selectOption("csv");
            page.page().locator("#export .begin").click();
            page.waitUntil("() => document.querySelector('#export .status').textContent.startsWith('Written')", "");
            assertTrue(Files.exists(folder.resolve(PRESSED.replace(".xdf", ".csv"))));
            assertDownloads(page, "#export .files a", folder.resolve(PRESSED.replace(".xdf", ".csv")));
            assertDownloads(page, "#download", folder.resolve(PRESSED));
            page.page().locator("#export .begin").click();
            page.waitUntil(
                    "() => document.querySelector('#export .status').textContent.includes('exists already')", "");
            page.waitFor("#export .resume");
            Locator cancel = page.page().locator("#export .cancel");
            assertTrue(cancel.isHidden());
            page.assertQuiet(SLOW_START);
        }
    }

    private static void assertDownloads(WatchedPage page, String link, Path file) throws IOException {
        page.waitFor(link);
        Download download =
                page.page().waitForDownload(page.page().locator(link).first()::click);
        assertEquals(String.valueOf(file.getFileName()), download.suggestedFilename());
        assertEquals(-1, Files.mismatch(file, download.path()), "the same to the last byte");
    }

    @Test
    void exportsAllThatAreListedAndGoesOnAfterAReload() throws IOException {
        try (ServerProcess server = serve();
                WatchedPage page = open(server, Screen.LIGHT)) {
            Files.writeString(folder.resolve(PRESSED.replace(".xdf", ".csv")), "mine");
            page.page().locator("#export-found summary").click();
            page.waitUntil("() => document.querySelector('#export-found .format').options.length > 3", "");
            page.page().locator("#export-found .format").selectOption("csv");
            page.page().locator("#export-found .begin").click();
            page.waitUntil(
                    "() => document.querySelector('#export-found .status').textContent.startsWith('1 of 3 recordings')",
                    "");
            assertTrue(page.text("#export-found .remarks").contains("exists already"));
            Files.delete(folder.resolve(PRESSED.replace(".xdf", ".csv")));
            page.page().reload();
            page.waitUntil("() => document.querySelectorAll('#export-found .remarks li').length === 1", "");
            page.page().locator("#export-found summary").click();
            assertEquals(List.of(), page.accessibilityViolations());
            page.page().locator("#export-found .resume").click();
            page.waitUntil(
                    "() => document.querySelector('#export-found .status').textContent.startsWith('3 exported')", "");
            assertTrue(Files.size(folder.resolve(PRESSED.replace(".xdf", ".csv"))) > 1000);
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void analysesOtherwiseAndShowsBothSideBySide() {
        try (ServerProcess server = serve();
                WatchedPage first = open(server, Screen.LIGHT)) {
            for (Screen screen : List.of(Screen.LIGHT, Screen.DARK, Screen.PHONE)) {
                try (WatchedPage page = chromium.openSignedInAs(first, screen)) {
                    analysesOtherwise(page, screen);
                }
            }
        }
    }

    private static void analysesOtherwise(WatchedPage page, Screen screen) {
        choose(page, PRESSED);
        page.waitFor(FRESH, "#holds tr");
        page.page().locator("#compare summary").click();
        page.waitUntil("() => document.getElementById('filter-choices').options.length > 3", "");
        page.page().locator("#compare [name=filter]").fill("smooth");
        page.page().locator("#compare [name=bandNewtons]").fill("wide");
        page.page().keyboard().press("Enter");
        page.waitUntil("() => document.getElementById('compare-status').textContent.includes('is not a band')", "");
        page.page().locator("#compare [name=bandNewtons]").fill("39:41");
        page.page().keyboard().press("Enter");
        page.waitFor("#compare-result");
        assertEquals(2, page.page().locator("#compare-holds tr").count());
        String figures = page.page().locator("#compare-figures").innerText();
        assertTrue(
                figures.contains("smooth: median of 3, then causal 2nd-order Butterworth low-pass at 4 Hz"), figures);
        assertTrue(figures.contains("39.00–41.00 N"), figures);
        assertTrue(figures.matches("(?s).*In band \\(s\\)\\s+10\\.\\d+\\s+10\\.\\d+\\s.*"), figures);
        assertEquals("", page.text("#compare-remark"), "the filter was applied");
        assertEquals(2, page.page().locator("#holds tr").count(), "what was found stays");
        page.assertAccessibleAndFits();
        assertEveryCellIsSeen(page, "#compare-result tbody :is(td, th)");
        assertFiguresStandInOneLine(page);
        page.page().locator("#compare-holds").scrollIntoViewIfNeeded();
        page.keepPicture("researcher-compare-" + screen);
        page.page().locator("#compare-end").click();
        page.waitUntil("() => document.getElementById('compare-result').hidden", "");
        // The browser tells of the band that was refused.
        page.assertQuiet(SLOW_START, "error: Failed to load resource");
    }

    private static void assertFiguresStandInOneLine(WatchedPage page) {
        assertEquals(List.of(), page.page().evaluate("""
                        () => [...document.querySelectorAll("#compare-figures .figures td")]
                          .filter((cell) => {
                            const words = document.createRange();
                            words.selectNodeContents(cell);
                            return words.getClientRects().length > 1;
                          })
                          .map((cell) => cell.textContent)
                        """));
    }

    @Test
    void theSecondOfTwoWhoJudgeAHoldIsToldAndBothStandInItsHistory() {
        try (ServerProcess server = serve();
                WatchedPage one = open(server, Screen.LIGHT);
                WatchedPage other = one.beside()) {
            for (WatchedPage page : List.of(one, other)) {
                choose(page, PRESSED);
                page.waitFor(FRESH, "#holds tr");
                page.page().locator("#holds tr:first-child .judge").click();
                page.waitFor("#annotation-form");
            }
            save(one, "ann", "no <b>hold</b>");
            one.waitFor("#annotations li");
            assertTrue(one.text("#annotations").contains("no <b>hold</b>"), one.text("#annotations"));
            save(other, "bo", "too short");
            other.waitUntil("() => document.getElementById('annotation-status').textContent.includes('by ann')", "");
            assertTrue(other.text("#annotation-status").contains("“no <b>hold</b>”"), other.text("#annotation-status"));
            assertEquals("too short", other.page().locator("[name=label]").inputValue(), "what was typed stays");
            other.page().locator("#annotation-save").click();
            other.waitUntil("() => document.querySelectorAll('#history li').length === 2", "");
            other.page()
                    .locator("#annotations button", new Page.LocatorOptions().setHasText("Undo"))
                    .click();
            other.waitUntil("() => document.getElementById('annotations').textContent.includes('<b>')", "");
            assertEquals(2, other.page().locator("#holds tr").count(), "what was found stays");
            other.page().locator("#history-details summary").click();
            assertEquals(List.of(), other.accessibilityViolations());
            other.keepPicture("researcher-annotations");
            one.assertQuiet(SLOW_START);
        }
    }

    private static void save(WatchedPage page, String author, String label) {
        page.page().locator("[name=author]").fill(author);
        page.page().locator("[name=label]").fill(label);
        page.page().locator("#annotation-save").click();
    }
}
