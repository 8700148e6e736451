package org.myodose.dashboard.page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every test of the page in a real browser needs: one browser for all tests of a class. */
abstract class BrowserTest {

    /** A browser's own word on a stream that a busy machine opened too slowly; the page tries again. */
    static final String SLOW_START = "warning: WebSocket connection to";

    /** The stand-in server tells its status after the past: what is shown from then on is the scene that was asked for. */
    static final String PAST_IS_OVER = "#quality[data-figures='known']";

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
