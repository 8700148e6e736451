package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hold whose force was hidden is estimated before it is shown, and where the force may be asked for, it can be. */
class PageEstimateIT extends BrowserTest {

    private static ServerProcess waiting(String feedback) {
        return ServerProcess.fake("--freeze", "--at", "34", "--feedback-off", "--estimate", "--feedback", feedback);
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void asksForTheMeanForceAndHidesItUntilThen(Screen screen) {
        try (ServerProcess server = waiting("delayed");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#estimate:visible", "#estimate-newtons:focus");
            page.keepPicture("estimate-" + screen);
            assertEquals("Before you see hold 2: what was its mean force?", page.text("#estimate-question"));
            for (String hidden : new String[] {"#force", "#chart", "#dose-impulse", "#gauge-level"}) {
                assertFalse(page.page().locator(hidden).isVisible(), hidden);
            }
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @Test
    void tellsByKeyboardAloneHowFarOffTheEstimateWas() {
        try (ServerProcess server = waiting("delayed");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#estimate-newtons:focus");
            page.page().keyboard().type("much");
            page.page().keyboard().press("Enter");
            page.waitFor("#estimate-outcome:text-is('Enter a force from 0 to 1000 N')", "#estimate-newtons:focus");
            page.page().keyboard().press("Control+A");
            page.page().keyboard().type("38,5");
            page.page().keyboard().press("Enter");
            page.waitFor("#estimate-outcome:text-is('Hold 2: you said 38.5 N, it was 49.2 N')", "#force:visible");
            assertFalse(page.page().locator("#estimate").isVisible());
            page.keepPicture("estimated");
            page.assertQuiet();
        }
    }

    @Test
    void keepsATestATest() {
        try (ServerProcess server = waiting("none");
                WatchedPage page = chromium.open(server.address(), Screen.DARK)) {
            page.waitFor(PAST_IS_OVER, "#estimate-newtons:focus");
            page.page().keyboard().type("40");
            page.page().keyboard().press("Enter");
            page.waitFor("#estimate-outcome:text-is('Hold 2: 40.0 N noted')");
            assertFalse(page.page().locator("#force").isVisible());
            page.assertQuiet();
        }
    }

    @Test
    void showsTheForceWithoutAnEstimateWhereNoneIsWanted() {
        try (ServerProcess server = waiting("delayed");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#estimate-skip:visible");
            page.page().locator("#estimate-skip").click();
            page.waitFor("#force:visible", "#chart:visible");
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void showsTheForceThatIsAskedForByButton(Screen screen) {
        try (ServerProcess server =
                        ServerProcess.fake("--freeze", "--at", "12", "--feedback-off", "--feedback", "on request");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#feedback-show:visible");
            page.keepPicture("on-request-" + screen);
            assertFalse(page.page().locator("#force").isVisible());
            page.assertAccessibleAndFits();
            page.page().locator("#feedback-show").click();
            page.waitFor("#force:visible");
            assertFalse(page.page().locator("#feedback-show").isVisible());
            page.assertQuiet();
        }
    }

    @Test
    void showsTheForceThatIsAskedForByKeyUnlessThatIsSwitchedOff() {
        try (ServerProcess server =
                        ServerProcess.fake("--freeze", "--at", "12", "--feedback-off", "--feedback", "on request");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#feedback-key:visible");
            page.page().locator("#feedback-key").uncheck();
            page.page().keyboard().press("f");
            assertFalse(page.page().locator("#force").isVisible());
            page.page().locator("#feedback-key").check();
            page.page().locator("#feedback-key").blur();
            page.page().keyboard().press("f");
            page.waitFor("#force:visible");
            page.assertQuiet();
        }
    }
}
