package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.TestRecordings;

/** The pages of the three people in Firefox: what they show, that it fits, that all can use it, and that nothing complains. */
@Timeout(300)
class PageFirefoxIT {

    private static final String ENTER = "\uE007";

    @TempDir
    static Path profile = Path.of("");

    private static Firefox firefox;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void startBrowser() throws IOException {
        firefox = Firefox.start(profile);
    }

    @AfterAll
    static void stopBrowser() {
        if (firefox != null) {
            firefox.close();
        }
    }

    @ParameterizedTest(name = "on a {0}")
    @EnumSource
    void saysHoldInTheBand(FirefoxPage.Size screen) throws IOException {
        try (ServerProcess server = ServerProcess.fake("--at", "20");
                FirefoxPage page = firefox.open(server.address(), screen)) {
            page.waitFor(BrowserTest.PAST_IS_OVER);
            page.waitForText("#cue-word", "Hold");
            page.keepPicture("firefox-in-band-" + screen.name().toLowerCase(Locale.ROOT));
            page.assertAccessibleAndFits();
            page.assertQuiet();
        }
    }

    @Test
    void countsAHoldOfTheRealProgramDownToDone() throws IOException {
        try (ServerProcess demo = ServerProcess.demo(0);
                FirefoxPage page = firefox.open(demo.address(), FirefoxPage.Size.LAPTOP)) {
            page.waitFor("#hold[data-tone='counting']");
            page.waitForText("#ring-seconds", "4");
            page.keepPicture("firefox-live");
            page.waitFor("#hold[data-tone='done']");
            page.assertQuiet();
        }
    }

    @Test
    void setsTheZeroByKeyboardOnlyAfterAsking() throws IOException {
        try (ServerProcess server = ServerProcess.fake("--at", "1");
                FirefoxPage page = firefox.open(server.address(), FirefoxPage.Size.TABLET)) {
            page.waitFor(":root[data-health='live']");
            page.evaluate("document.getElementById('zero').focus()");
            page.press(ENTER);
            page.waitFor("#zero-confirm");
            page.press("\uE004");
            page.press(ENTER);
            page.waitForText("#outcome", "Zero set");
            page.assertQuiet();
        }
    }

    @Test
    void showsTheResearcherARecordingWithItsHoldsThenTheSetupAndWhoIsSignedIn() throws IOException {
        TestRecordings.pressed(
                folder.resolve("press.xdf"), Instant.parse("2026-11-21T10:15:30Z"), Prescriptions.demonstration());
        try (ServerProcess server = ServerProcess.recordings(folder);
                FirefoxPage page = firefox.open(server.link(), FirefoxPage.Size.LAPTOP)) {
            page.waitFor("a[href='./researcher.html']");
            page.evaluate("document.querySelector(`a[href='./researcher.html']`).click()");
            page.waitFor(".recording");
            page.evaluate("document.querySelector('.recording').click()");
            page.waitFor("#chart[data-state='fresh']");
            page.waitFor("#holds tr");
            assertEquals(
                    2,
                    page.evaluate("document.querySelectorAll('#holds tr').length")
                            .asInt());
            page.assertSuitsEveryScreen("researcher");
            page.go(server.address() + "setup.html");
            page.waitFor("#devices > *");
            page.assertSuitsEveryScreen("setup");
            page.go(server.address() + "login.html");
            page.waitFor("#signed-in");
            page.assertSuitsEveryScreen("log-in");
            page.assertQuiet();
        }
    }

    @Test
    void showsTheTrainerTheBoardAndTheDebrief() throws IOException {
        try (ServerProcess server = ServerProcess.in(
                        folder,
                        "class",
                        "--source",
                        "anna=sim:hand?seed=1",
                        "--source",
                        "ben=sim:hand?seed=2",
                        "--class-port",
                        "0",
                        "--port",
                        "0",
                        "--no-browser");
                FirefoxPage page = firefox.open(server.link(), FirefoxPage.Size.PROJECTOR)) {
            page.waitUntil("document.querySelectorAll('#students > *').length === 2");
            page.assertSuitsEveryScreen("class");
            page.go(server.address() + "debrief.html");
            page.waitFor("main");
            page.assertSuitsEveryScreen("debrief");
            page.assertQuiet();
        }
    }
}
