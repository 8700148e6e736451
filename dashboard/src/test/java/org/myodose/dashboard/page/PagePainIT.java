package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The patient's pain on the page: asked for where the prescription goes by it, sent once, shown as heard, taken back. */
class PagePainIT extends BrowserTest {

    private static ServerProcess staircase(String... more) {
        List<String> options = new ArrayList<>(List.of("--plan", "staircase", "--at", "8"));
        options.addAll(List.of(more));
        return ServerProcess.fake(options.toArray(String[]::new));
    }

    private static Locator rating(WatchedPage page, int rating) {
        return page.page().locator("#pain-scale button").nth(rating);
    }

    private static String painRequest(Request request) {
        return request.url().substring(request.url().indexOf("/api"));
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void takesARatingByTouchAndShowsItWithItsAge(Screen screen) {
        try (ServerProcess server = staircase();
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor("#pain:visible", "#pain-last:text-is('Not told yet')");
            assertLargeEnoughToTouch(page);
            Request sent = page.page()
                    .waitForRequest("**/api/v1/pain?*", () -> rating(page, 7).click());
            assertEquals("/api/v1/pain?rating=7", painRequest(sent));
            page.waitFor(
                    "#pain-outcome:text-is('Pain 7 noted')",
                    "#pain-scale [aria-checked='true']:text-is('7')",
                    "#pain-last:has-text('Last: 7 · ')",
                    "#pain-undo:visible");
            page.page().locator("#pain").scrollIntoViewIfNeeded();
            page.keepPicture("pain-" + screen);
            assertLargeEnoughToTouch(page);
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    private static void assertLargeEnoughToTouch(WatchedPage page) {
        for (int figure = 0; figure <= 10; figure++) {
            var box = rating(page, figure).boundingBox();
            assertTrue(box.height >= 44 && box.width >= 44, figure + ": " + box.width + " x " + box.height);
        }
    }

    @Test
    void takesTheLastRatingBackAndShowsTheOneBefore() {
        try (ServerProcess server = staircase();
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitFor("#pain:visible");
            rating(page, 4).click();
            page.waitFor("#pain-last:has-text('Last: 4')");
            rating(page, 9).click();
            page.waitFor("#pain-last:has-text('Last: 9')", "#pain-outcome:text-is('Pain 9 noted')");
            Request sent = page.page()
                    .waitForRequest(
                            "**/api/v1/pain/undo",
                            () -> page.page().locator("#pain-undo").click());
            assertEquals("/api/v1/pain/undo", painRequest(sent));
            page.waitFor("#pain-outcome:text-is('Rating taken back')", "#pain-last:has-text('Last: 4')");
            assertFalse(page.page().locator("#pain-undo").isVisible(), "one undo");
            page.assertQuiet();
        }
    }

    @Test
    void leavesTheDigitsToTheScaleWhileItHasTheFocusAndSendsOnEnterOnly() {
        try (ServerProcess server = staircase("--devices", "glove,table");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(".device-tab:nth-child(2)[data-good='true']", "#device:text-is('Simulated glove')");
            List<String> sent = new ArrayList<>();
            page.page().onRequest(request -> {
                if (request.method().equals("POST")) {
                    sent.add(painRequest(request));
                }
            });
            page.page().keyboard().press("p");
            page.page().keyboard().press("2");
            page.waitFor("#pain-scale button:nth-child(3):focus");
            page.page().keyboard().press("1");
            page.page().keyboard().press("0");
            page.waitFor("#pain-scale button:nth-child(11):focus");
            page.page().keyboard().press("ArrowLeft");
            page.waitFor("#pain-scale button:nth-child(10):focus");
            assertEquals(List.of(), sent);
            page.page().keyboard().press("Enter");
            page.waitFor("#pain-outcome:text-is('Pain 9 noted')", "#pain-last:has-text('Last: 9')");
            assertEquals(List.of("/api/v1/pain?rating=9"), sent, "one patient: of all devices, and once");
            assertEquals("Simulated glove", page.text("#device"));
            page.page().locator("#sound").focus();
            page.page().keyboard().press("2");
            page.waitFor("#device:text-is('Simulated table')");
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void leavesTheLetterAloneWhereItIsNotWanted() {
        try (ServerProcess server = staircase();
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#pain:visible");
            page.page().locator("#pain-key").uncheck();
            page.page().keyboard().press("p");
            assertTrue(page.page()
                    .locator("#pain-key")
                    .evaluate("box => box === document.activeElement")
                    .equals(true));
            page.assertQuiet();
        }
    }

    @Test
    void saysWhyARatingWasRefusedAndWhenNobodyAnswered() {
        try (ServerProcess server = staircase();
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitFor("#pain:visible");
            page.page()
                    .route(
                            "**/api/v1/pain?*",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(400)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"detail\":\"Pain is rated from 0 to 10, not '7'.\"}")));
            rating(page, 7).click();
            page.waitFor("#pain-outcome:text-is(\"Not noted: Pain is rated from 0 to 10, not '7'.\")");
            page.keepPicture("pain-refused");
            page.page().unroute("**/api/v1/pain?*");
            page.page().route("**/api/v1/pain?*", Route::abort);
            rating(page, 7).click();
            page.waitFor(
                    "#pain-outcome:text-is('Not noted: Myodose did not answer')", "#pain-last:text-is('Not told yet')");
            assertFalse(page.page().locator("#pain-undo").isVisible(), "nothing to take back");
            page.assertQuiet("error: Failed to load resource");
        }
    }

    @Test
    void asksOnlyWhereThePrescriptionGoesByPainOrTheUserOpensIt() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = chromium.open(server.address(), Screen.PHONE)) {
            page.waitFor("#cue-word:text-is('Hold')");
            assertFalse(page.page().locator("#pain").isVisible());
            page.page().locator("#pain-open").press("Enter");
            page.waitFor("#pain:visible", "#pain-scale button:nth-child(1):focus");
            page.assertAccessibleAndFits();
            page.page().locator("#pain-open").press("Enter");
            assertFalse(page.page().locator("#pain").isVisible());
            page.assertQuiet();
        }
    }
}
