package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.session.SessionNote;

/** A person's session, from the page to the recording, and on after the program was killed: the built jar and a browser. */
class PageSessionIT extends BrowserTest {

    /** Presses again and again into the band of the demonstration, four times as fast as a hand would. */
    private static final String QUICK_HAND = "sim:glove?target=40&hold=2&repetitions=100&rest=1&speed=4";

    private static final String QUICK = "--hold-seconds=1";

    @TempDir
    private Path folder;

    private ServerProcess run(int port) {
        return ServerProcess.in(
                folder,
                "run",
                "--source",
                QUICK_HAND,
                "--port",
                Integer.toString(port),
                "--no-browser",
                "--repetitions=9",
                "--rest-seconds=0",
                QUICK);
    }

    @Test
    void beginsInThreeActionsAndGoesOnAfterAKillWithOne() throws Exception {
        int port;
        try (ServerProcess first = run(0);
                WatchedPage page = chromium.open(first.address(), Screen.LIGHT)) {
            port = first.port();
            page.waitForHealth("live");
            open(page);
            page.keepPicture("session-start");
            page.assertAccessibleAndFits();
            // Person, site, begin: the prescription stands ready.
            page.page().locator("#begin-person").fill("p07");
            page.page().locator("#begin-site").fill("left calf");
            page.page().locator("#begin-now").press("Enter");
            page.waitFor("#begin-open:text-is('p07 · left calf')", "#guided-site:text-is('left calf')");
            page.waitFor("#dose-left:not(:text-is('–'))");
            marksAMomentByKeyAndTakesItBack(page);
            page.page().locator("#mark").press("Enter");
            page.waitFor("#outcome:text-is('Marked')");
            page.keepPicture("session-marked");
            awaitHolds(page, 2);
            page.page().reload();
            page.waitFor("#begin-open:text-is('p07 · left calf')");
            awaitHolds(page, 3);
            page.keepPicture("session-going-on");
            first.kill();
        }
        assertEquals(List.of("p07"), people());
        try (ServerProcess second = run(port);
                WatchedPage page = chromium.open(second.address(), Screen.DARK)) {
            open(page);
            page.waitFor("#go-on-now:visible");
            assertTrue(page.text("#go-on-words").contains("p07 · left calf"), page.text("#go-on-words"));
            page.keepPicture("session-interrupted");
            page.assertAccessibleAndFits();
            page.page().locator("#go-on-now").press("Enter");
            page.waitFor("#begin-open:text-is('p07 · left calf')");
            page.waitUntil(
                    "() => /^([4-9]|1\\d)\\b/.test(document.getElementById('repetition').textContent"
                            + ".replace(/^\\D+/, ''))",
                    null);
            page.assertQuiet("warning: WebSocket connection to");
        }
        List<SessionNote> notes = notes();
        assertEquals(List.of("p07", "p07"), people());
        SessionNote resumed = notes.stream()
                .filter(note -> !note.resumes().isEmpty())
                .findFirst()
                .orElseThrow();
        assertTrue(resumed.before().repetitions() >= 3, resumed::toString);
    }

    private static void marksAMomentByKeyAndTakesItBack(WatchedPage page) {
        page.waitFor("#mark-key:checked");
        page.page().keyboard().press("m");
        page.waitFor("#outcome:text-is('Marked')", "#mark-undo:visible");
        page.assertAccessibleAndFits();
        page.page().locator("#mark-undo").press("Enter");
        page.waitFor("#outcome:text-is('Mark taken back')", "#mark:focus");
        assertFalse(page.page().locator("#mark-undo").isVisible());
    }

    /** By keyboard, wherever the page has come to meanwhile; a hand that presses has closed it. */
    static void open(WatchedPage page) {
        page.waitFor("#begin-open:visible");
        page.waitUntil("() => document.documentElement.dataset.phase !== 'approach'", null);
        page.page().locator("#begin-open").press("Enter");
        page.waitFor("#begin:visible", "#begin-checklist label:nth-child(9)");
    }

    private static void awaitHolds(WatchedPage page, int holds) {
        page.waitUntil(
                "(holds) => Number(document.getElementById('repetition').textContent.replace(/^\\D+/, '').split(/\\D/)[0])"
                        + " > holds",
                holds);
    }

    private List<String> people() throws Exception {
        return notes().stream().map(SessionNote::person).toList();
    }

    private List<SessionNote> notes() throws Exception {
        return recordings().stream().map(PageSessionIT::note).toList();
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-p07.xdf"))
                    .sorted()
                    .toList();
        }
    }

    private static SessionNote note(Path file) {
        try {
            String session = Recording.open(file).description().orElseThrow().session();
            return SessionNote.read(session).orElseThrow();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void refusesAnAbsoluteContraindicationAndFitsEveryScreen() {
        try (ServerProcess server = run(0)) {
            for (Screen screen : List.of(Screen.PHONE, Screen.TABLET)) {
                try (WatchedPage page = chromium.open(server.address(), screen)) {
                    open(page);
                    page.page().locator("#begin-checklist input").first().check();
                    page.waitFor("#begin-verdict:has-text('no session may be given')");
                    assertTrue(page.page().locator("#begin-now").isDisabled());
                    assertEquals("None applies: start", page.text("#begin-now"), "nothing is offered all the same");
                    page.keepPicture("session-contraindication-" + screen);
                    page.assertAccessibleAndFits();
                    page.page().keyboard().press("Escape");
                    assertFalse(page.page().locator("#begin").isVisible());
                    page.assertQuiet("warning: WebSocket connection to");
                }
            }
            try (WatchedPage page = chromium.openIn("uk-UA", server.address(), Screen.PHONE_ON_ITS_SIDE)) {
                open(page);
                page.waitFor("#begin-checklist label:has-text('гарячка')");
                page.keepPicture("session-start-ukrainian");
                page.assertAccessibleAndFits();
            }
        }
    }
}
