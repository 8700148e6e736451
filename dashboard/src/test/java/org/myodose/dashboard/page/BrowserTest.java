package org.myodose.dashboard.page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every test of the page in a real browser needs: one browser for all tests of a class. */
abstract class BrowserTest {

    /** A browser's own word on a stream that a busy machine opened too slowly; the page tries again. */
    static final String SLOW_START = "warning: WebSocket connection to";

    static Chromium chromium;

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
}
