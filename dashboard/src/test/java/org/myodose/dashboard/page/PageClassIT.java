package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.classroom.Await;
import org.myodose.dashboard.classroom.FakeStudent;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;
import org.myodose.dashboard.web.WebServer;

/** The board of forty students whose hands a test moves, over the broker inside, on every kind of screen. */
class PageClassIT extends BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ClassCode CODE = ClassCode.parse("K7M2-PX4QRT");
    private static final int STUDENTS = 40;
    private static final long PRESS_MILLIS = 200;
    /** Nobody must be scrolled to. */
    private static final String ALL_ARE_SEEN =
            "() => { const board = document.getElementById('board'); return board.scrollHeight <= board.clientHeight; }";

    private static final List<String> PHASES =
            List.of("inBand", "tooLow", "loading", "inBand", "rest", "inBand", "done", "approach");

    @TempDir
    Path folder = Path.of("");

    private final List<FakeStudent> students = new ArrayList<>();
    private final List<ClassUplink> uplinks = new ArrayList<>();
    private final Thread hands = Thread.ofPlatform().daemon().unstarted(this::pressOn);
    private volatile boolean ended;
    private ClassBroker broker;
    private ClassDesk desk;
    private WebServer server;
    private double second;

    /** A trainer's machine to which nothing is plugged. */
    private static final class NothingPlugged implements StationControl {

        @Override
        public List<DeviceControl> devices() {
            return List.of();
        }

        @Override
        public void newSession() {
            throw new IllegalStateException("nobody asked for a session of no device");
        }
    }

    @BeforeEach
    void hold() throws InterruptedException {
        broker = ClassBroker.start("localhost", 0, CODE);
        desk = new ClassDesk(
                CODE,
                broker.asTrainer(),
                Inbox.open(folder, CODE.room()),
                Prescriptions.demonstration(),
                InstantSource.system());
        desk.start(PATIENCE);
        Await.until(() -> desk.view().leading(), desk::view);
        server = WebServer.start(0, new NothingPlugged(), desk);
    }

    @AfterEach
    void end() throws InterruptedException {
        ended = true;
        hands.join();
        uplinks.forEach(ClassUplink::close);
        server.close();
        desk.close();
        broker.close();
    }

    private void join(String name) throws InterruptedException {
        FakeStudent student = new FakeStudent();
        ClassUplink uplink = student.uplink(broker.asStation(), CODE, name, folder);
        students.add(student);
        uplinks.add(uplink);
        uplink.start(PATIENCE);
        Await.until(() -> desk.view().students().size() == students.size(), desk::view);
    }

    /** Forty hands that press on, each in a state of its own; one presses too hard, and one is named as nobody is. */
    private void fill() throws InterruptedException {
        join("Zoë <b>=1+1</b>");
        for (int number = 2; number <= STUDENTS; number++) {
            join("Student " + number);
        }
        desk.startDrill(null);
        Await.until(() -> students.stream().allMatch(student -> student.drills() == 1), desk::view);
        for (int round = 0; round < 2; round++) {
            for (int index = 0; index < STUDENTS; index += 2) {
                students.get(index).hold(36 + index % 11);
            }
        }
        hands.start();
    }

    private void pressOn() {
        while (!ended) {
            press();
            LockSupport.parkNanos(PRESS_MILLIS * 1_000_000);
        }
    }

    private void press() {
        second += PRESS_MILLIS / 1000.0;
        for (int index = 0; index < students.size(); index++) {
            boolean tooHard = index == 6;
            String phase = tooHard ? "tooHigh" : PHASES.get(index % PHASES.size());
            double level = tooHard ? 62 : phase.equals("rest") || phase.equals("approach") ? 0.3 : 25 + index % 6;
            students.get(index).scan(second, level + Math.sin(second + index), phase);
        }
    }

    private WatchedPage open(Screen screen, String page) {
        return chromium.open(server.link(page).toString(), screen);
    }

    @Test
    void showsFortyStudentsAndWhoNeedsHelpOnEveryScreen() throws InterruptedException {
        fill();
        try (WatchedPage first = open(Screen.LIGHT, "class.html")) {
            first.page().setViewportSize(1280, 720);
            first.waitFor(".card >> nth=39", "#helps [data-help=urgent]");
            first.waitUntil(ALL_ARE_SEEN, null);
            first.keepPicture("class-board-projector");
            first.assertAccessibleAndFits();
            for (Screen screen : Screen.values()) {
                try (WatchedPage page = chromium.openSignedInAs(first, screen)) {
                    showsFortyStudentsAndWhoNeedsHelp(page, screen);
                }
            }
        }
    }

    private static void showsFortyStudentsAndWhoNeedsHelp(WatchedPage page, Screen screen) {
        page.waitFor(".card >> nth=39", "#helps :text-is('Student 7: Presses too hard, and does not let up.')");
        page.waitUntil("() => document.querySelectorAll('.spark-line[d*=L]').length === 40", null);
        if (!screen.name().startsWith("PHONE")) {
            page.waitUntil(ALL_ARE_SEEN, null);
        }
        page.keepPicture("class-board-" + screen);
        assertEquals("K7M2-PX4QRT", page.text("#code"));
        assertEquals("Zoë <b>=1+1</b>", page.text(".card-name >> nth=0"));
        page.assertAccessibleAndFits();
        page.assertQuiet(SLOW_START);
    }

    @Test
    void leadsAClassByKeyboardAlone() throws InterruptedException {
        join("Anna");
        join("Ben");
        hands.start();
        try (WatchedPage page = open(Screen.DARK, "class.html")) {
            Page keys = page.page();
            page.waitFor(".card >> nth=1", ":root[data-leading=true]");
            keys.locator(".card >> nth=0").focus();
            keys.keyboard().press("ArrowRight");
            keys.keyboard().press("Enter");
            page.waitFor("#detail[open]");
            assertEquals("Ben", page.text("#detail-name"));
            keys.locator("#detail-feedback").selectOption("none");
            page.waitFor("#detail-outcome:text-is('Taken over.')");
            page.keepPicture("class-student");
            keys.keyboard().press("Escape");
            keys.locator("#prescription").selectOption("30-s-x-4");
            page.waitFor("#start:enabled");
            keys.locator("#start").press("Enter");
            page.waitFor(":root[data-drill=running]", "#drill:has-text('30 s × 4')");
            Await.until(() -> students.stream().allMatch(student -> student.drills() == 1), desk::view);
            assertEquals(
                    "none",
                    students.getLast().session().prescription().feedback().label());
            students.getFirst().hold(25);
            page.waitFor(".card-score:not(:text-is('–'))");
            keys.locator("#stop").press("Enter");
            page.waitFor(":root[data-drill=over]");
            page.assertAccessibleAndFits();
            page.assertQuiet(SLOW_START);
        }
    }

    @Test
    void speaksTheLanguageThatWasChosenOnTheLivePage() throws InterruptedException {
        join("Anna");
        String chosen = "localStorage.setItem('myodose.language', 'uk')";
        try (WatchedPage page = chromium.open(server.link("class.html").toString(), Screen.LIGHT, chosen)) {
            page.waitFor("html[lang=uk]", ".card", "#start:text-is('Почати вправу')");
            page.waitFor("#helps :text-is('Anna: Станція мовчить.')");
            page.keepPicture("class-board-ukrainian");
            page.page().navigate(server.address() + "debrief.html");
            page.waitFor("#learning tr", "#play:text-is('Програти')");
            page.keepPicture("debrief-ukrainian");
            page.assertAccessibleAndFits();
        }
    }

    @Test
    void tellsASecondTrainerThatItOnlyWatches() throws IOException, InterruptedException {
        try (ClassDesk second = new ClassDesk(
                CODE,
                broker.asTrainer(),
                Inbox.open(Files.createDirectory(folder.resolve("other")), CODE.room()),
                Prescriptions.demonstration(),
                InstantSource.system())) {
            second.start(PATIENCE);
            try (WebServer other = WebServer.start(0, new NothingPlugged(), second);
                    WatchedPage page = chromium.open(other.link("class.html").toString(), Screen.LIGHT)) {
                page.waitFor("#alarms:has-text('Another trainer has led this class')");
                assertTrue(page.page().locator("#start").isDisabled());
                page.keepPicture("class-second-trainer");
                page.assertAccessibleAndFits();
            }
        }
    }

    @Test
    void saysWhatIsOldWhenTheClassIsLost() throws InterruptedException {
        join("Anna");
        hands.start();
        try (WatchedPage page = open(Screen.LIGHT, "class.html")) {
            page.waitFor(".card-force:not(:empty)", "#start:enabled", "#prescription:has(option)");
            server.close();
            page.waitFor(":root[data-server=gone]", "#alarms:has-text('This board has lost the class')");
            page.waitFor(".card[data-old=true]");
            assertTrue(page.page().locator("#start").isDisabled());
            assertFalse(page.text("#alarms").isEmpty());
            assertFalse(page.page().locator("#helps-none").isVisible(), "nobody knows whether anybody needs help");
            page.keepPicture("class-lost");
        }
    }
}
