package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of the page in a real browser, on messages made up for it: words, accessibility, silence, and a picture. */
class PageStatesIT extends BrowserTest {

    @ParameterizedTest(name = "{0} on {1} says \"{3}\"")
    @CsvSource({
        "loading, LIGHT, --at 45.2 --freeze, Press more",
        "in-band, LIGHT, --at 20, Hold",
        "in-band, DARK, --at 20, Hold",
        "in-band, TABLET, --at 20, Hold",
        "in-band, PHONE, --at 20, Hold",
        "in-band, PHONE_ON_ITS_SIDE, --at 20, Hold",
        "too-high, DARK, --at 12.6 --freeze, Ease off",
        "too-low, TABLET, --at 18.8 --freeze, Press more",
        "done, LIGHT, --at 27.8 --freeze, Release",
        "done, PHONE, --at 27.8 --freeze, Release",
        "rest, DARK, --at 34 --freeze, Rest",
        "finished, TABLET, --at 124 --freeze, All done",
        "alarm, TABLET, --at 20 --alarm, Hold",
        "counts, TABLET, --at 20 --counts, No target",
        "lost, LIGHT, --at 20 --link lost, No live data",
    })
    void tellsEveryStateInWords(String state, Screen screen, String options, String word) {
        try (ServerProcess server = ServerProcess.fake(options.split(" "));
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('" + word + "')");
            page.keepPicture(state + "-" + screen);
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @Test
    void coversTheWholeScreenWhenThePatientStops() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--stopped");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#stop:visible");
            page.keepPicture("patient-stop");
            assertTrue(page.text("#stop").contains("Release the pressure now."));
            assertTrue(page.page().locator("#health").isVisible(), "the connection stays in sight");
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet();
        }
    }

    @Test
    void movesNothingButTheFiguresForWhoeverWantsNoMotion() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Hold')");
            assertEquals(List.of(), page.page().evaluate("""
                    () => [...document.querySelectorAll("*")].filter((element) => {
                      const { animationName, transitionDuration } = getComputedStyle(element);
                      return animationName !== "none" || transitionDuration !== "0s";
                    }).map((element) => element.outerHTML)
                    """));
            assertEquals(0, page.page().evaluate("document.getAnimations().length"));
            page.assertQuiet();
        }
    }

    @Test
    void setsTheZeroByKeyboardOnlyAfterAsking() {
        try (ServerProcess server = ServerProcess.fake("--at", "1");
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitForHealth("live");
            page.page().locator("#zero").focus();
            page.page().keyboard().press("Enter");
            page.waitFor("#zero-confirm:visible");
            page.keepPicture("set-zero");
            assertFalse(page.page().locator("#zero-undo").isVisible());
            page.page().keyboard().press("Tab");
            page.page().keyboard().press("Enter");
            page.waitFor("#outcome:text-is('Zero set')");
            page.page().locator("#zero-undo").press("Enter");
            page.waitFor("#outcome:text-is('Former zero back')");
            page.assertQuiet();
        }
    }

    @Test
    void leavesAPatientsStopByKeyboardOnlyAfterAsking() {
        try (ServerProcess server = ServerProcess.fake("--at", "60", "--stopped");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#stop:visible");
            page.page().locator("#stop-session").press("Enter");
            page.waitFor("#session-confirm:visible");
            page.keepPicture("patient-stop-new-session");
            assertTrue(page.text("#session-question").contains("The patient stopped this session"));
            assertTrue(page.text("#session-question").contains("1 hold and 0:20 in target go back to zero."));
            assertEquals(List.of(), page.accessibilityViolations());
            page.page().keyboard().press("Escape");
            assertFalse(page.page().locator("#session-confirm").isVisible());
            assertTrue(page.page().locator("#stop").isVisible(), "still stopped");
            page.page().keyboard().press("Enter");
            page.page().keyboard().press("Tab");
            page.page().keyboard().press("Enter");
            page.waitFor("#outcome:text-is('New session begun')", "#cue-word:text-is('Press')");
            assertFalse(page.page().locator("#stop").isVisible());
            assertEquals("0:00", page.text("#dose-in-band"));
            page.assertQuiet();
        }
    }

    @Test
    void offersANewSessionWhenAllIsDoneAndStartsItAtOnceWhereNothingIsLost() {
        try (ServerProcess server = ServerProcess.fake("--at", "124", "--freeze");
                WatchedPage page = chromium.open(server.address(), Screen.PHONE)) {
            page.waitFor("#next-session:visible");
            page.page().locator("#next-session").click();
            page.waitFor("#session-confirm:visible");
            page.keepPicture("finished-new-session");
            page.page().locator("#session-now").click();
            page.waitFor("#outcome:text-is('New session begun')", "#cue-word:text-is('Press')");
            assertFalse(page.page().locator("#next-session").isVisible());
            page.page().locator("#new-session").click();
            assertFalse(page.page().locator("#session-confirm").isVisible(), "nothing to ask about");
            page.assertQuiet();
        }
    }

    @Test
    void countsNothingDownWithoutATarget() {
        try (ServerProcess server = ServerProcess.fake("--at", "60", "--counts");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#ring-caption:text-is('no target')", "#dose-held:text-is('0:25')");
            assertEquals("–", page.text("#dose-in-band"));
            assertEquals("", page.text("#repetition"));
            page.assertQuiet();
        }
    }

    @Test
    void saysThatTheServerIsGoneWhenItIsHaltedWithItsSocketOpenAndRecovers() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = chromium.open(server.address(), Screen.DARK)) {
            page.waitForHealth("live");
            server.signal("STOP");
            page.waitForHealth("stale");
            page.waitForHealth("gone");
            page.keepPicture("server-gone");
            assertTrue(page.text("#hint").contains("Reconnecting"));
            server.signal("CONT");
            page.waitForHealth("live");
            page.assertQuiet("error: WebSocket connection to", "warning: WebSocket connection to");
        }
    }
}
