package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several devices on one page: each in sight, one of them chosen, and what is asked for is about that one. */
class PageDevicesIT extends BrowserTest {

    /** Every zone in its list's window, every name whole, and no figure behind the map. */
    private static final String ALL_IS_READ = """
            () => {
              const list = document.getElementById("zone-list");
              const map = document.querySelector(".centre svg").getBoundingClientRect();
              const apart = (element) => {
                const box = element.getBoundingClientRect();
                return box.right <= map.left || box.left >= map.right || box.bottom <= map.top || box.top >= map.bottom;
              };
              return list.children.length > 0
                && list.scrollHeight <= list.clientHeight
                && [...list.querySelectorAll(".zone-name")].every((name) => name.scrollWidth <= name.clientWidth)
                && [...document.querySelectorAll(".zone-force, .balance > *, .centre figcaption")].every(apart);
            }
            """;

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void showsEveryDeviceWithItsStateAndItsForce(Screen screen) {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--devices", "glove,table", "--link", "lost");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(
                    ".device-tab:nth-child(1)[data-good='true']",
                    ".device-tab:nth-child(2) .device-state:text-is('Device lost')");
            page.keepPicture("devices-" + screen);
            page.assertAccessibleAndFits();
            page.assertQuiet(SLOW_START);
        }
    }

    @ParameterizedTest(name = "on {0}")
    @EnumSource
    void cutsOffNoZoneAndCoversNoFigure(Screen screen) {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--devices", "glove,table");
                WatchedPage page = chromium.open(server.address(), screen)) {
            page.waitFor(".device-tab:nth-child(2)[data-good='true']", "#device:text-is('Simulated glove')");
            page.page().waitForFunction(ALL_IS_READ);
            page.page().keyboard().press("2");
            page.waitFor("#device:text-is('Simulated table')", "#balance-leftRight .balance-track");
            page.page().waitForFunction(ALL_IS_READ);
            page.keepPicture("zones-table-" + screen);
        }
    }

    @Test
    void switchesByKeyAndSetsTheZeroOfTheChosenDeviceOnly() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--devices", "glove,table");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(".device-tab:nth-child(2)[data-good='true']", "#device:text-is('Simulated glove')");
            page.page().keyboard().press("2");
            page.waitFor("#device:text-is('Simulated table')", "#balance-leftRight .balance-track");
            page.keepPicture("devices-table-chosen");
            page.page().locator("#zero").press("Enter");
            page.waitFor("#zero-question:has-text('“table”')");
            Request tare = page.page()
                    .waitForRequest(
                            "**/api/v1/tare*",
                            () -> page.page().locator("#zero-now").press("Enter"));
            assertTrue(tare.url().endsWith("/api/v1/tare?device=1"), tare.url());
            page.waitFor("#zero-undo:visible");
            page.page().locator("#zero").press("1");
            page.waitFor("#device:text-is('Simulated glove')");
            assertFalse(page.page().locator("#zero-undo").isVisible(), "the glove's zero was not set");
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void leavesTheDigitsAloneWhereTheyAreNotWanted() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--devices", "glove,table");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitFor(".device-tab:nth-child(2)[data-good='true']");
            page.page().locator("#device-keys").uncheck();
            page.page().keyboard().press("2");
            assertTrue(page.page().locator(".device-tab:nth-child(1) input").isChecked());
            page.page().locator(".device-tab:nth-child(1) input").press("ArrowRight");
            page.waitFor("#device:text-is('Simulated table')");
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void showsNoSwitchWhereThereIsButOneDevice() {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                WatchedPage page = chromium.open(server.address(), Screen.LIGHT)) {
            page.waitForHealth("live");
            assertFalse(page.page().locator("#devices").isVisible());
        }
    }
}
