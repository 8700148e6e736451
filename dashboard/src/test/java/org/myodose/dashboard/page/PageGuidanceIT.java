package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page tells of a prescription's way: sites, steps, drifts, ceilings, overdoses, and holds without feedback. */
class PageGuidanceIT extends BrowserTest {

    private static ServerProcess staircaseAt(String seconds, String... more) {
        String[] options = new String[more.length + 5];
        System.arraycopy(new String[] {"--plan", "staircase", "--freeze", "--at", seconds}, 0, options, 0, 5);
        System.arraycopy(more, 0, options, 5, more.length);
        return ServerProcess.fake(options);
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void namesTheSiteTheNextOneAndTheStepWithItsBand(Screen screen) {
        try (ServerProcess server = staircaseAt("23");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Hold')");
            page.keepPicture("staircase-" + screen);
            assertEquals("Upper trapezius, left", page.text("#guided-site"));
            assertEquals("then Upper trapezius, right", page.text("#next-site"));
            assertEquals("Step 3 of 3", page.text("#step"));
            assertEquals("70–85 N", page.text("#step-band"));
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @Test
    void saysWhichSiteIsTheLast() {
        try (ServerProcess server = staircaseAt("40");
                WatchedPage page = chromium.open(server.address(), Screen.DARK)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Rest')");
            page.keepPicture("next-site");
            assertEquals("Upper trapezius, right", page.text("#guided-site"));
            assertEquals("the last site", page.text("#next-site"));
            assertEquals("Step 1 of 3", page.text("#step"));
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "{0} on {1}: {3}, {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sagging | LIGHT | 16.5 | A little more | Sagging: the force sank slowly below the band",
                "ceiling | LIGHT | 28 | Ease off now | Above the ceiling of 100 N",
                "ceiling | PHONE | 28 | Ease off now | Above the ceiling of 100 N",
                "ceiling | TABLET | 28 | Ease off now | Above the ceiling of 100 N",
                "overdose | DARK | 35 | Let go | All is given: more is not better",
                "overdose | PHONE_ON_ITS_SIDE | 35 | Let go | All is given: more is not better",
            })
    void tellsDriftsAndAlarmsByWordAndCause(String state, Screen screen, String at, String word, String cause) {
        try (ServerProcess server = staircaseAt(at);
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('" + word + "')", "#hint:text-is('" + cause + "')");
            page.keepPicture(state + "-" + screen);
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource(names = {"LIGHT", "TABLET", "PHONE"})
    void warnsOfTheCeilingInAnotherShapeThanItAlarms(Screen screen) {
        try (ServerProcess server = staircaseAt("25");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#warning:visible");
            page.keepPicture("ceiling-warning-" + screen);
            assertEquals("Near the ceiling of 100 N", page.text("#warning-word"));
            assertEquals("Ease off", page.text("#cue-word"));
            assertEquals("#shape-down", page.page().locator("#cue-shape").getAttribute("href"));
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource(names = {"LIGHT", "PHONE"})
    void hidesTheForceOfAHoldWithoutFeedback(Screen screen) {
        try (ServerProcess server = staircaseAt("19", "--feedback-off");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Feedback off')");
            page.keepPicture("feedback-off-" + screen);
            for (String hidden : new String[] {"#force", "#gauge-pointer", "#gauge-level", "#chart", "#uncertainty"}) {
                assertFalse(page.page().locator(hidden).isVisible(), hidden);
            }
            assertEquals("–", page.text("#ring-seconds"));
            assertTrue(page.text("#hint").contains("Feedback is off for this hold"));
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @Test
    void showsAnAlarmAndAStopAlsoWithoutFeedback() {
        try (ServerProcess server = staircaseAt("28", "--feedback-off");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Ease off now')");
            page.assertQuiet();
        }
        try (ServerProcess server = staircaseAt("28", "--feedback-off", "--stopped");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#stop:visible");
            page.assertQuiet();
        }
    }

    @Test
    void saysWhereThePrescriptionCannotBeFollowed() {
        try (ServerProcess server = ServerProcess.fake("--freeze", "--counts", "--trouble", "unfit");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#alarms p:has-text('is in newtons, but hand gives counts')");
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }
}
