package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The live page speaks the visitor's language, and fits its screen in that language too. */
class PageLanguageIT extends BrowserTest {

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void speaksUkrainianToWhoeverPrefersIt(Screen screen) {
        try (ServerProcess server = ServerProcess.fake("--freeze", "--at", "16");
                WatchedPage page = chromium.openIn("uk-UA", server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "html[lang=uk]", "#cue-word:text-is('Тримайте')", "#unit:text-is('Н')");
            page.keepPicture("ukrainian-" + screen);
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "{1} at {0} s")
    @CsvSource({"1,Тисніть", "34,Відпочинок"})
    void hasRoomForTheLongestCuesOnAPhone(String second, String cue) {
        try (ServerProcess server = ServerProcess.fake("--freeze", "--at", second);
                WatchedPage page = chromium.openIn("uk", server.address(), Screen.PHONE)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('" + cue + "')");
            page.keepPicture("ukrainian-cue-" + second);
            double ring = page.page().locator(".ring").boundingBox().width;
            double caption = page.page().locator("#ring-caption").boundingBox().width;
            assertTrue(caption < 0.7 * ring, () -> caption + " of " + ring + " px: it lies on the ring");
            page.assertAccessibleAndFits();
        }
    }

    @Test
    void tellsInUkrainianWhyADeviceIsLost() {
        try (ServerProcess server = ServerProcess.fake("--freeze", "--at", "16", "--link", "lost");
                WatchedPage page = chromium.openIn("uk", server.address(), Screen.LIGHT)) {
            page.waitFor("#hint:has-text('Пристрій від’єднано')");
            page.keepPicture("ukrainian-lost");
            page.assertAccessibleAndFits();
        }
    }

    @Test
    void changesByTheVisitorsChoiceAndKeepsIt() {
        try (ServerProcess server = ServerProcess.fake("--freeze", "--at", "16");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "html[lang=en]", "#cue-word:text-is('Hold')");
            page.page().locator("#language").selectOption("uk");
            page.waitFor("html[lang=uk]", "#cue-word:text-is('Тримайте')");
            page.page().reload();
            page.waitFor("html[lang=uk]", "#cue-word:text-is('Тримайте')");
            assertEquals("uk", page.page().locator("#language").inputValue());
            page.page().locator("#language").selectOption("en");
            page.waitFor("html[lang=en]", "#cue-word:text-is('Hold')");
            page.assertQuiet();
        }
    }
}
