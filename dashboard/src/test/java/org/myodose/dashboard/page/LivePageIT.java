package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole way, from the simulated hand's wire frames to a real browser: the built jar's demo, as a user starts it. */
class LivePageIT extends BrowserTest {

    @Test
    void showsAHoldCountingDownAndThenDone() {
        try (ServerProcess demo = ServerProcess.demo(0);
                WatchedPage page = chromium.open(demo.address(), Screen.LIGHT)) {
            page.waitFor("#hold[data-tone='counting']");
            page.waitFor("#ring-seconds:text-is('4')");
            page.keepPicture("live");
            page.waitFor("#hold[data-tone='done']");
            page.keepPicture("live-done");
            page.waitFor("#quality-word:text-is('Signal good')");
            assertCountedDown(page.diary());
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet();
        }
    }

    /** The ring's figure before the first "done" must have gone down one by one to 1. */
    private static void assertCountedDown(List<String> diary) {
        List<Integer> seconds = diary.stream()
                .takeWhile(what -> !what.equals("ring done"))
                .filter(what -> what.matches("seconds \\d+"))
                .map(what -> Integer.valueOf(what.substring("seconds ".length())))
                .toList();
        int last = seconds.size() - 1;
        assertTrue(last >= 4, "a countdown, but was " + seconds);
        List<Integer> tail = seconds.subList(last - 4, last + 1);
        assertEquals(List.of(5, 4, 3, 2, 1), tail, "the end of " + seconds);
    }

    @Test
    void saysThatAKilledServerIsGoneAndRecoversByItself() {
        ServerProcess first = ServerProcess.demo(0);
        try (WatchedPage page = chromium.open(first.address(), Screen.TABLET)) {
            page.waitForHealth("live");
            first.kill();
            page.waitForHealth("gone");
            page.keepPicture("live-server-gone");
            try (ServerProcess second = ServerProcess.demo(first.port())) {
                page.waitForHealth("live");
                assertEquals(first.address(), second.address());
            }
            // The browser itself writes every refused attempt to its console; nothing else may be there.
            page.assertQuiet("error: WebSocket connection to");
        } finally {
            first.close();
        }
    }

    @Test
    void showsTheZonesOfTwoRealDevicesSideBySide() {
        try (ServerProcess program = ServerProcess.run("sim:glove?seed=1", "sim:table?seed=2");
                WatchedPage page = chromium.open(program.address(), Screen.LIGHT)) {
            page.waitFor(
                    ".device-tab:nth-child(1)[data-good='true']",
                    ".device-tab:nth-child(2)[data-good='true']",
                    "#quality-word:text-is('Signal good')");
            assertEquals("palm", page.page().locator(".zone-name").first().textContent());
            page.keepPicture("live-glove");
            page.page().keyboard().press("2");
            page.waitFor("#leftRight-one:has-text('%')");
            page.page().locator("#quality summary").press("Enter");
            page.waitFor("#quality-source:text-is('sim:table?seed=2')");
            page.keepPicture("live-table");
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet("warning: WebSocket connection to");
        }
    }
}
