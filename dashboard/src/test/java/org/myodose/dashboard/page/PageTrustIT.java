package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page tells about how far its figures can be trusted, and where they were measured. */
class PageTrustIT extends BrowserTest {

    @Test
    void namesTheSiteOfTheForceAndItsUncertainty() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--freeze");
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitFor(PAST_IS_OVER, "#uncertainty:text-is('± 0.9')");
            assertEquals("palm", page.page().locator("#site").textContent());
            assertTrue(page.page()
                    .locator("#uncertainty")
                    .getAttribute("aria-description")
                    .contains("1 σ"));
            page.assertQuiet();
        }
    }

    @Test
    void claimsNoUncertaintyWithoutACalibration() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--freeze", "--uncalibrated");
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitFor(PAST_IS_OVER, "#cue-word:text-is('Hold')");
            assertFalse(page.page().locator("#uncertainty").isVisible());
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet();
        }
    }

    @ParameterizedTest(name = "{0} on {1}: {3}")
    @CsvSource({
        "good, LIGHT, '', Signal good",
        "saturated, LIGHT, saturated, Do not trust the force: palm saturated",
        "saturated, PHONE, saturated, Do not trust the force: palm saturated",
        "stuck, PHONE_ON_ITS_SIDE, stuck, Do not trust the force: palm stuck",
        "bad-count, DARK, count_out_of_range, Do not trust the force: palm bad count",
        "extrapolated, TABLET, extrapolated, 'Signal usable, but: palm extrapolated'",
        "rate, TABLET, rate, 'Signal usable, but: sampling at 200.0 Hz instead of 250.0 Hz'",
        "clock, LIGHT, clock, 'Signal usable, but: time of measurement known to ± 2.4 ms only'",
        "foreign, TABLET, foreign, Do not trust the force: calibration is not for this device",
        "expired, TABLET, expired, 'Signal usable, but: calibration of palm has expired'",
        "dead-zone, PHONE, dead_zone, Signal good",
    })
    void namesWhatIsWrongWithTheSignalAndShowsAllByKeyboard(String state, Screen screen, String trouble, String line) {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--trouble", trouble);
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor("#quality-word:text-is('" + line + "')");
            page.page().locator("#quality summary").focus();
            page.page().keyboard().press("Enter");
            page.waitFor("#quality-clock:visible", ".vitals:has-text(' ms'):visible");
            if (trouble.equals("foreign")) {
                page.waitFor("#doubt-word:text-is('wrong calibration')");
                assertFalse(page.page().locator("#uncertainty").isVisible(), "nothing is claimed of such a force");
            }
            page.keepPicture("quality-" + state + "-" + screen);
            page.assertAccessibleAndFits();
            assertTrue(page.page().locator("#force").isVisible(), "the force stays in sight");
            page.page().keyboard().press("Escape");
            assertFalse(page.page().locator("#quality-clock").isVisible());
            page.assertQuiet();
        }
    }

    @Test
    void marksAForceThatASaturatedSensorCannotTell() {
        try (ServerProcess server = ServerProcess.fake("--at", "15", "--freeze", "--trouble", "saturated");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(PAST_IS_OVER, "#at-least:text-is('≥')", "#doubt-word:text-is('saturated')");
            page.keepPicture("saturated");
            assertEquals("48", page.text("#force"));
            assertFalse(page.page().locator("#uncertainty").isVisible());
            page.assertQuiet();
        }
    }

    @Test
    void tellsALossWhileItHappens() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--trouble", "loss");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#quality-word:has-text('lost in the last 10 s')");
            page.assertQuiet();
        }
    }

    @Test
    void hidesTheZonesWhereThereIsButOneSite() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#quality-word:text-is('Signal good')");
            assertFalse(page.page().locator("#zones").isVisible());
        }
    }

    @ParameterizedTest(name = "a table on {0}")
    @EnumSource
    void showsTheZonesTheirBalanceAndTheCentreOfForce(Screen screen) {
        try (ServerProcess server =
                        ServerProcess.fake("--at", "15", "--freeze", "--devices", "table", "--trouble", "saturated");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(
                    PAST_IS_OVER,
                    "#zones:visible",
                    "#leftRight-one:text-is('50 %')",
                    "#centre-caption:text-is('x −2, y 36 mm')");
            page.page().locator("#zones").scrollIntoViewIfNeeded();
            page.keepPicture("zones-table-" + screen);
            assertEquals(4, page.page().locator("#zone-list li").count(), "the sums are told as balances");
            String frontLeft = page.page().locator("#zone-list li").first().textContent();
            assertEquals("front left · saturated≥14.7 N", frontLeft);
            assertEquals("50 %", page.text("#leftRight-one"));
            assertEquals("", cutOff(page, "#zone-list li", ".zone-force"));
            assertEquals("", cutOff(page, "#zone-list", ".zone-name"));
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    /** The texts of these that reach out of the box around them, or have no room in it to be read. */
    private static Object cutOff(WatchedPage page, String box, String part) {
        return page.page().evaluate("""
                ([box, part]) => [...document.querySelectorAll(part)].filter((element) => {
                  const here = element.getBoundingClientRect();
                  const around = element.closest(box).getBoundingClientRect();
                  return here.width < 8 || here.left < around.left || here.right > around.right
                    || here.bottom > around.bottom + 1;
                }).map((element) => element.textContent).join()
                """, List.of(box, part));
    }

    @Test
    void saysThatBalanceAndCentreAreNotKnownWithoutAForce() {
        try (ServerProcess server = ServerProcess.fake("--at", "0.5", "--freeze", "--devices", "table");
                WatchedPage page = chromium.open(server.address(), Screen.DARK)) {
            page.waitFor("#centre-caption:text-is('x –, y – mm')", "#leftRight-one:text-is('–')");
            page.assertQuiet();
        }
    }

    @Test
    void showsAMatAsCellsThatAreNamedForThoseWhoListen() {
        try (ServerProcess server = ServerProcess.fake("--at", "15", "--freeze", "--devices", "mat");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor("#zone-list[data-many='true'] li:nth-child(64)", "#centre-caption:has-text('mm')");
            page.keepPicture("zones-mat");
            String cell = page.page().locator("#zone-list li").first().textContent();
            assertTrue(cell.matches("r1c1\\d+\\.\\d"), cell);
            assertEquals("", cutOff(page, "#zone-list li", ".zone-force"));
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet();
        }
    }

    @Test
    void placesAGlovesSensorsOnAHandAndTellsTheirFiguresOnDemand() {
        try (ServerProcess server = ServerProcess.fake("--at", "15", "--freeze", "--devices", "glove");
                WatchedPage page = chromium.open(server.address(), Screen.DARK)) {
            page.waitFor(
                    PAST_IS_OVER, "#centre[data-ground='hand']", "#centre-plot[aria-label*='hand: most at palm, ']");
            assertEquals(6, page.page().locator("#centre-plot .spot").count());
            assertFalse(page.page().locator("#centre-plot .number").first().isVisible());
            page.page().locator("#map-numbers").press("Enter");
            page.waitFor("#centre-plot .number:visible", "#map-numbers[aria-pressed='true']");
            page.keepPicture("map-glove");
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }
}
