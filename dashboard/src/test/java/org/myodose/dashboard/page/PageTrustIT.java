package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page tells about how far its figures can be trusted, and where they were measured. */
class PageTrustIT {

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void namesTheSiteOfTheForceAndItsUncertainty() {
        try (ServerProcess server = ServerProcess.fake("--at", "20", "--freeze");
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            page.waitFor("#uncertainty:text-is('± 0.9')");
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
            page.waitFor("#cue-word:text-is('Hold')");
            assertFalse(page.page().locator("#uncertainty").isVisible());
            assertEquals(List.of(), page.accessibilityViolations());
            page.assertQuiet();
        }
    }
}
