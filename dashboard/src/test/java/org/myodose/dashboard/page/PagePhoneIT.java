package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** The patient's own phone beside the therapist's page, each in a browser of its own. */
class PagePhoneIT extends BrowserTest {

    @Test
    void ratesPainAndStopsFromAPhoneThatCameByALinkForOneUse() {
        try (ServerProcess program = ServerProcess.run("sim:hand?seed=3");
                WatchedPage page = chromium.open(program.link(), Screen.LIGHT)) {
            page.waitForHealth("live");
            page.page().locator("#pain-open").press("Enter");
            page.page().locator("#phone-open").press("Enter");
            page.waitFor("#phone-link:visible", "#phone-title:has-text('--listen')");
            assertFalse(page.page().locator("#phone-code").isVisible(), "a phone would find nothing there");
            page.keepPicture("phone-link");
            page.assertAccessibleAndFits();
            String link = page.page().locator("#phone-link").getAttribute("href");
            try (WatchedPage phone = chromium.open(link, Screen.PHONE)) {
                phone.waitFor("#patient[data-state='in']");
                phone.page().locator("#pain").focus();
                phone.page().keyboard().press("End");
                phone.page().keyboard().press("ArrowLeft");
                phone.waitFor("#told:has-text('9 is told.')");
                phone.keepPicture("phone-patient");
                phone.assertAccessibleAndFits();
                page.waitFor("#pain-last:has-text('Last: 9')");
                phone.page().locator("#stop").press("Enter");
                phone.waitFor("#told:has-text('Stop is told.')");
                page.waitFor("#stop:visible");
                page.page().locator("#phone-revoke").press("Enter");
                page.waitFor("#phone-news:has-text('over')");
                phone.waitFor("#over:visible");
                phone.keepPicture("phone-over");
                phone.assertAccessibleAndFits();
                // The browser's own words on the answer that it may say nothing any more.
                phone.assertQuiet("error: Failed to load resource");
            }
            try (WatchedPage late = chromium.openIn("uk-UA", link, Screen.PHONE_ON_ITS_SIDE)) {
                late.waitFor("#over-title:has-text('вже не діє')");
                late.assertAccessibleAndFits();
            }
            assertFalse(page.page().url().contains("key="));
            page.assertQuiet("warning: WebSocket connection to");
        }
    }
}
