package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for a page that is not for everybody signs in first, and comes to it. */
class PageLogInIT extends BrowserTest {

    private static final String PASSWORD = "four quiet green stones";

    @TempDir
    Path folder = Path.of("");

    @Test
    void leadsToTheLogInAndFromThereToThePageThatWasAskedFor() {
        try (ServerProcess server = ServerProcess.withAccounts(folder, "olena", "researcher", PASSWORD);
                WatchedPage watched = chromium.open(server.address() + "researcher.html", Screen.PHONE)) {
            Page page = watched.page();
            watched.waitFor("#name:focus");
            watched.keepPicture("log-in");
            watched.assertAccessibleAndFits();
            page.keyboard().type("olena");
            page.keyboard().press("Tab");
            page.keyboard().type("not my password");
            page.keyboard().press("Enter");
            watched.waitFor("#refusal:not(:empty)");
            assertTrue(watched.text("#refusal").contains("password"), watched.text("#refusal"));
            watched.keepPicture("log-in-refused");
            page.locator("#password").fill(PASSWORD);
            page.locator("#show").check();
            assertEquals("text", page.locator("#password").getAttribute("type"));
            page.locator("#password").focus();
            page.keyboard().press("Enter");
            page.waitForURL(server.address() + "researcher.html");
            assertEquals("Signed in as olena (researcher).", whoIsSignedIn(watched, server));
            page.locator("#sign-out").click();
            watched.waitFor("#name:focus");
        }
    }

    /** As on a tablet across the network: a second loopback address stands for one. */
    @Test
    void leadsAnotherMachineThroughTheLogInToTheLivePageOverTls() {
        try (ServerProcess server =
                        ServerProcess.withAccounts(folder, "anna", "therapist", PASSWORD, "--listen 127.0.0.2:0");
                WatchedPage watched = chromium.open(server.address(), Screen.TABLET)) {
            assertTrue(server.address().startsWith("https://127.0.0.2:"), server.address());
            watched.waitFor("#name:focus");
            Page page = watched.page();
            page.keyboard().type("anna");
            page.locator("#password").fill(PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(server.address());
            watched.waitForHealth("live");
            watched.waitFor("#signed-in:has-text('Signed in as anna (therapist).')");
            watched.keepPicture("live-signed-in");
            watched.assertAccessibleAndFits();
            watched.page().locator("#pain-open").press("Enter");
            watched.page().locator("#phone-open").press("Enter");
            watched.waitFor("#phone-code path:not([d=''])", "#phone-title:has-text('scan this')");
            watched.keepPicture("phone-code");
            watched.page().keyboard().press("Escape");
            tellsThatTheSignInHasEndedAndLeadsBackThroughANewOne(watched, server);
            page.locator("#sign-out").click();
            watched.waitFor("#name:focus");
            page.navigate(server.address());
            watched.waitFor("#name:focus");
        }
    }

    /** As in a tab that slept for too long: it ends in another window. */
    private static void tellsThatTheSignInHasEndedAndLeadsBackThroughANewOne(
            WatchedPage watched, ServerProcess server) {
        WatchedPage other = watched.beside();
        other.waitFor("#sign-out");
        other.page().locator("#sign-out").click();
        other.waitFor("#name:focus");
        watched.waitForHealth("signedOut");
        watched.waitFor("#signed-out:has-text('You are signed out')");
        assertFalse(watched.page().locator("#signed-in").isVisible(), "nobody is");
        watched.keepPicture("live-signed-out");
        watched.assertAccessibleAndFits();
        watched.page().locator("#signed-out a").press("Enter");
        signIn(watched, "anna");
        watched.page().waitForURL(server.address());
        watched.waitForHealth("live");
        watched.waitFor("#sign-out");
    }

    /** Pages with a stream and without, in the hands of one who may see them all. */
    @Test
    void tellsOnEveryOtherPageThatTheSignInHasEndedAndLeadsBackToIt() {
        try (ServerProcess server = ServerProcess.classWithAccount(folder, "mariia", PASSWORD);
                WatchedPage watched = chromium.open(server.address() + "class.html", Screen.PHONE)) {
            signIn(watched, "mariia");
            watched.page().waitForURL(server.address() + "class.html");
            for (String name : List.of("class", "debrief", "researcher", "setup")) {
                String address = server.address() + name + ".html";
                watched.page().navigate(address);
                watched.waitFor("html[lang=en]", "h1:visible");
                assertEquals(0, watched.page().locator("#signed-out").count(), name);
                endTheSignInElsewhere(watched);
                watched.waitFor("#signed-out:has-text('You are signed out')");
                watched.keepPicture("signed-out-" + name);
                watched.assertAccessibleAndFits();
                watched.page().locator("#signed-out a").press("Enter");
                signIn(watched, "mariia");
                watched.page().waitForURL(address);
            }
        }
    }

    private static void signIn(WatchedPage watched, String user) {
        watched.waitFor("#name:focus");
        watched.page().keyboard().type(user);
        watched.page().locator("#password").fill(PASSWORD);
        watched.page().keyboard().press("Enter");
    }

    /** And somebody looks at the page again, which a browser without a screen cannot. */
    private static void endTheSignInElsewhere(WatchedPage watched) {
        watched.page().evaluate("() => fetch('logout', { method: 'POST' })");
        watched.page().evaluate("() => dispatchEvent(new Event('focus'))");
    }

    private static String whoIsSignedIn(WatchedPage watched, ServerProcess server) {
        watched.page().navigate(server.address() + "login.html");
        watched.waitFor("#signed-in:visible");
        return watched.text("#me");
    }

    @Test
    void speaksUkrainianToo() {
        try (ServerProcess server = ServerProcess.run("sim:hand");
                WatchedPage watched = chromium.openIn("uk", server.address() + "login.html", Screen.DARK)) {
            watched.waitFor("html[lang=uk]", "#sign-in button:text-is('Увійти')");
            watched.keepPicture("log-in-ukrainian");
            watched.assertAccessibleAndFits();
        }
    }
}
