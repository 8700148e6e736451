package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer's lesson with the real program: two simulated hands, drills, the debrief, and an example to follow. */
class PageDebriefIT extends BrowserTest {

    private static final String SCORED = ".card-score:not(:text-is('–')) >> nth=1";

    @TempDir
    Path folder = Path.of("");

    /** Until both have given a hold of this drill. */
    private static void drill(WatchedPage page) {
        page.page().locator("#start").click();
        page.waitFor(":root[data-drill=running]", SCORED);
        page.page().locator("#stop").click();
        page.waitFor(":root[data-drill=over]");
    }

    private static void choose(Page page, String side, String name) {
        page.locator("#" + side + "-who").selectOption(new SelectOption().setLabel(name));
    }

    /** Whoever came first to the class is shown first, and of two that begin together that may be either. */
    private static void chooseAnna(WatchedPage page) {
        choose(page.page(), "first", "Ben");
        page.waitFor("#first-figures dd", "#first-example:enabled");
        List<Route> held = new ArrayList<>();
        page.page().route("**/class/stations/*", held::add);
        choose(page.page(), "first", "Anna");
        // Her holds are not here yet, and nobody else's is to be taken for one of hers.
        page.waitFor("#first-example:disabled");
        page.waitUntil("() => document.getElementById('first-figures').childElementCount === 0", null);
        page.page().unroute("**/class/stations/*");
        held.forEach(Route::resume);
        page.waitFor("#first-figures dd", "#first-example:enabled");
    }

    @Test
    void drillsDebriefsAndFollowsTheBest() {
        try (ServerProcess server = ServerProcess.in(
                        folder,
                        "class",
                        "--no-browser",
                        "--port",
                        "0",
                        "--class-port",
                        "0",
                        "--source",
                        "Anna=sim:hand?seed=1",
                        "--source",
                        "Ben=sim:hand?seed=2");
                WatchedPage page = chromium.open(server.link(), Screen.LIGHT)) {
            page.waitFor(".card >> nth=1", ":root[data-leading=true]");
            drill(page);
            page.page().navigate(server.address() + "debrief.html");
            page.waitFor("#learning tr >> nth=1", "#first-figures dd");
            chooseAnna(page);
            choose(page.page(), "second", "Ben");
            page.waitFor("#first-figures dd", "#second-figures dd");
            page.keepPicture("debrief-light");
            assertTrue(page.text("#first-lost").contains("−"), page.text("#first-lost"));
            page.waitUntil(
                    "() => document.getElementById('first-lost').getBoundingClientRect().bottom < innerHeight", null);
            page.assertAccessibleAndFits();
            page.page().locator("#first-example").click();
            page.waitFor("#expert:text-is('Example: Anna')");
            page.page().locator("#play").click();
            page.page().navigate(server.address() + "class.html");
            page.waitFor("#expert:has-text('Anna')");
            drill(page);
            page.page().navigate(server.address() + "debrief.html");
            choose(page.page(), "first", "Anna");
            choose(page.page(), "second", "Ben");
            page.waitFor(
                    "#first-figures dd", "#second-figures:has-text('Like the example')", "#learning circle >> nth=3");
            page.keepPicture("debrief-example");
            assertEquals("Example: Anna", page.text("#expert"));
            page.assertQuiet(SLOW_START);
            lookOtherwise(page);
            speaksUkrainian(page, server);
        }
    }

    /** Why points were lost, on both pages that tell it: with its figures, and without an English word. */
    private static void speaksUkrainian(WatchedPage page, ServerProcess server) {
        page.page().evaluate("localStorage.setItem('myodose.language', 'uk')");
        page.page().navigate(server.address() + "debrief.html");
        page.waitFor("html[lang=uk]", "#first-lost li");
        page.keepPicture("debrief-ukrainian-lost");
        assertLostInUkrainian(page.text("#first-lost"));
        page.assertAccessibleAndFits();
        page.page().locator("a[data-text=report]").click();
        page.waitFor("html[lang=uk] h2:text-is('Усі учні')");
        page.keepPicture("class-report-ukrainian");
        assertTrue(page.text("main").contains("повторення −"), page.text("main"));
        page.page().navigate(server.address() + "class.html");
        page.waitFor("html[lang=uk]", ".card >> nth=1");
        page.page().locator(".card >> nth=0").click();
        page.waitFor("#detail[open]", "#detail-drills li");
        page.keepPicture("class-detail-ukrainian");
        assertLostInUkrainian(page.text("#detail-drills"));
        page.assertAccessibleAndFits();
    }

    private static void assertLostInUkrainian(String told) {
        assertTrue(told.contains("повторення −") && told.contains("Утримань виконано: "), told);
        assertFalse(Pattern.compile("[A-Za-z]").matcher(told).find(), told);
    }

    /** The same on other screens. */
    private static void lookOtherwise(WatchedPage page) {
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.keepPicture("debrief-dark");
        page.assertAccessibleAndFits();
        page.page().setViewportSize(1280, 720);
        page.keepPicture("debrief-projector");
        page.assertAccessibleAndFits();
        page.page().setViewportSize(390, 844);
        page.keepPicture("debrief-phone");
        page.assertAccessibleAndFits();
    }
}
