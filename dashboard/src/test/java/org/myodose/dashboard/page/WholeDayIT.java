package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.command.Program;

/**
 * The day of each of the three people, from the first page to the last, on devices that play what a real hand pressed: a grip
 * of 241 s at 75 N, with squeezes on top at its beginning.
 */
@Timeout(300)
class WholeDayIT extends BrowserTest {

    private static final Path GRIP = Path.of(
                    System.getProperty("myodose.shared", "../shared"), "data/hand-grip/LogFile_2024-11-04_19.31.50.txt")
            .toAbsolutePath()
            .normalize();

    /** Of the grip's clock, which counts from 1970. */
    private static final double BEGINS_SECONDS = 1730745124.616413;

    private static final double CUT_FROM_SECONDS = 45;
    private static final double CUT_TO_SECONDS = 246;

    @TempDir
    Path folder = Path.of("");

    private final List<Program> hands = new ArrayList<>();

    @BeforeEach
    void needTheTrace() {
        Assumptions.assumeTrue(Files.exists(GRIP), "no real trace " + GRIP);
    }

    @AfterEach
    void letGo() {
        hands.forEach(Program::close);
    }

    /** A device of that name, by which it also introduces itself, which presses again and again, at so many times the pace. */
    private Program hand(String name, String speed) throws IOException {
        return device(name, Files.write(folder.resolve(name + ".txt"), press()), speed, "--loop");
    }

    /** The grip's first 45 s and its release: so long that the squeezes and a calm hold are in it, and a test has the time. */
    private static List<String> press() throws IOException {
        List<String> press = new ArrayList<>();
        for (String row : Files.readAllLines(GRIP)) {
            int comma = row.indexOf(',');
            double seconds = press.isEmpty() ? 0 : Double.parseDouble(row.substring(0, comma)) - BEGINS_SECONDS;
            if (seconds < CUT_FROM_SECONDS) {
                press.add(row);
            } else if (seconds > CUT_TO_SECONDS) {
                double joined = BEGINS_SECONDS + seconds - (CUT_TO_SECONDS - CUT_FROM_SECONDS);
                press.add(String.format(Locale.ROOT, "%.6f%s", joined, row.substring(comma)));
            }
        }
        return press;
    }

    private Program device(String name, Path trace, String speed, String... more) throws IOException {
        String[] arguments = {"emulate", "--trace", trace.toString(), "--unit", "kg", "--link", name, "--speed", speed};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        Program hand = Program.start(folder, all);
        hands.add(hand);
        hand.awaitOut(name);
        return hand;
    }

    @Test
    void theTherapistGoesFromTheFirstPageToTheReportByKeyboardAlone() throws IOException {
        hand("glove", "4");
        try (ServerProcess server = ServerProcess.in(
                        folder,
                        "run",
                        "--source",
                        "serial:glove",
                        "--band",
                        "60:80",
                        "--hold-seconds",
                        "20",
                        "--repetitions",
                        "1",
                        "--ceiling",
                        "300",
                        "--port",
                        "0",
                        "--no-browser");
                WatchedPage page = chromium.open(server.address(), Screen.TABLET)) {
            Keyboard keys = new Keyboard(page);
            begin(page, keys);
            page.waitFor("#begin-open:text-is('p07 · left forearm')", "#cue-word:text-is('Hold')");
            page.keepPictures("day-therapist-hold");
            page.waitFor(":root[data-phase='finished']");
            keys.to("#pain-open").press("Enter");
            page.waitFor("#pain-scale button:focus");
            keys.press("1", "ArrowRight", "3", "Enter");
            page.waitFor("#pain-last:has-text('Last: 3')");
            page.keepPictures("day-therapist-done");
            page.assertAccessibleAndFits();
            stopAndBeginAnew(page, keys);
            page.assertQuiet(SLOW_START);
            server.end();
        }
        report();
    }

    /** Person, site, prescription and checklist, each by its place in the Tab order. */
    private static void begin(WatchedPage page, Keyboard keys) {
        page.waitForHealth("live");
        // A hand that presses closes what stood open before the first press.
        page.waitUntil("() => document.documentElement.dataset.phase !== 'approach'", null);
        keys.to("#begin-open").press("Enter");
        page.waitFor("#begin-now:focus");
        keys.backTo("#begin-person").type("p07");
        keys.to("#begin-site").type("left forearm");
        keys.to("#begin-prescription");
        Object chosen = page.page().evaluate("document.activeElement.value");
        keys.press("ArrowDown");
        page.waitUntil("(chosen) => document.activeElement.value !== chosen", chosen);
        keys.press("ArrowUp");
        page.waitUntil("(chosen) => document.activeElement.value === chosen", chosen);
        keys.to("#begin-checklist label:first-child input").press("Space");
        page.waitFor("#begin-verdict:not(:empty)");
        keys.press("Space").to("#begin-now").press("Enter");
    }

    /** The patient says stop on a phone; the therapist asks, and begins anew. */
    private static void stopAndBeginAnew(WatchedPage page, Keyboard keys) {
        keys.backTo("#phone-open").press("Enter");
        page.waitFor("#phone-link:visible");
        keys.to("#phone-link");
        String link = page.page().locator("#phone-link").getAttribute("href");
        try (WatchedPage phone = chromium.open(link, Screen.PHONE)) {
            phone.waitFor("#patient[data-state='in']");
            Keyboard patient = new Keyboard(phone).to("#pain").press("ArrowRight");
            phone.waitFor("#told:has-text('1 is told.')");
            patient.to("#stop").press("Enter");
            phone.waitFor("#told:has-text('Stop is told.')");
        }
        page.waitFor("#stop:visible");
        keys.press("Escape").to("#stop-session").press("Enter");
        page.waitFor("#session-confirm:visible");
        keys.to("#session-now").press("Enter");
        page.waitFor("#outcome:text-is('New session begun')");
        page.waitUntil("() => document.getElementById('stop').hidden", null);
    }

    /** The evening's page of what the session's recording holds. */
    private void report() throws IOException {
        Path recording;
        try (Stream<Path> files = Files.list(folder)) {
            recording = files.filter(file -> file.toString().endsWith("-p07.xdf"))
                    .findFirst()
                    .orElseThrow();
        }
        Program.Outcome made =
                Program.run(folder, "report", recording.getFileName().toString(), "--out", "report.html");
        assertEquals(0, made.exitCode(), made.err());
        String address = folder.resolve("report.html").toUri().toString();
        try (WatchedPage page = chromium.open(address, Screen.PHONE)) {
            page.waitFor("footer", "svg", "td:has-text('released')");
            page.keepPictures("day-therapist-report");
            assertEquals(List.of(), page.accessibilityViolations());
        }
    }

    @Test
    void theTrainerDrillsAClassSeesWhoNeedsHelpDebriefsAndTakesTheReportHome() throws IOException {
        hand("anna", "4");
        hand("ben", "5");
        try (ServerProcess server = ServerProcess.in(
                        folder,
                        "class",
                        "--source",
                        "Anna=serial:anna",
                        "--source",
                        "Ben=serial:ben",
                        "--band",
                        "60:80",
                        "--hold-seconds",
                        "20",
                        "--ceiling",
                        "120",
                        "--class-port",
                        "0",
                        "--port",
                        "0",
                        "--no-browser");
                WatchedPage board = chromium.open(server.link(), Screen.LIGHT)) {
            board.waitFor(".card >> nth=1", ":root[data-leading=true]");
            Page keys = board.page();
            board.waitFor("#start:enabled");
            keys.locator("#start").press("Enter");
            // The squeezes on top of the grip pass the ceiling.
            board.waitFor(":root[data-drill=running]", "#helps :text('ceiling')");
            board.keepPictures("day-trainer-help");
            board.waitFor(
                    ".card >> nth=0 >> .card-score:not(:text-is('–'))",
                    ".card >> nth=1 >> .card-score:not(:text-is('–'))");
            keys.locator("#stop").press("Enter");
            board.waitFor(":root[data-drill=over]");
            board.assertAccessibleAndFits();
            debrief(board, server);
            takeHome(board, server);
            board.assertQuiet(SLOW_START);
        }
    }

    private static void debrief(WatchedPage board, ServerProcess server) {
        Page page = board.page();
        page.navigate(server.address() + "debrief.html");
        board.waitFor("#learning tr >> nth=1", "#first-figures dd");
        page.locator("#second-who").selectOption(new SelectOption().setLabel("Ben"));
        board.waitFor("#second-figures dd");
        assertTrue(board.text("#first-lost").contains("−"), board.text("#first-lost"));
        board.keepPictures("day-trainer-debrief");
        board.assertAccessibleAndFits();
    }

    private static void takeHome(WatchedPage board, ServerProcess server) throws IOException {
        Page page = board.page();
        page.navigate(server.address() + "class.html");
        Download table =
                page.waitForDownload(() -> page.locator("a[href*='report.csv']").click());
        List<String> rows = Files.readAllLines(table.path());
        assertTrue(rows.stream().anyMatch(row -> row.contains("Anna")), rows.toString());
        assertTrue(rows.stream().anyMatch(row -> row.contains("Ben")), rows.toString());
        page.navigate(server.address() + "api/v1/class/report");
        board.waitFor("footer");
        board.keepPictures("day-trainer-report");
        assertEquals(List.of(), board.accessibilityViolations());
    }

    @Test
    void theResearcherFindsARecordingJudgesItAnalysesItOtherwiseAndTakesItHome() throws IOException {
        Program hand = device("glove", Files.copy(GRIP, folder.resolve("glove.txt")), "60");
        Program.Outcome recorded = Program.run(
                folder,
                "record",
                "--source",
                "serial:glove",
                "--pseudonym",
                "p07",
                "--band",
                "60:80",
                "--ceiling",
                "200");
        assertEquals(0, recorded.exitCode(), recorded.err());
        hand.end();
        try (ServerProcess server = ServerProcess.recordings(folder);
                WatchedPage watched = chromium.open(server.link(), Screen.DARK)) {
            watched.waitFor("a[href='./researcher.html']");
            watched.page().locator("a[href='./researcher.html']").click();
            watched.waitFor("#recordings .recording");
            watched.page().locator("[name=person]").fill("p07");
            watched.waitFor("#count:text-is('1 recording')", ".recording:has-text('p07')");
            watched.page().locator(".recording").press("Enter");
            watched.waitFor("#chart[data-state='fresh']", "#holds tr");
            assertEquals(1, watched.page().locator("#holds tr").count(), "the grip is one hold");
            watched.keepPictures("day-researcher-recording");
            judge(watched);
            analyseOtherwise(watched);
            takeTableHome(watched);
            watched.assertQuiet(SLOW_START);
        }
    }

    private static void judge(WatchedPage watched) {
        watched.page().locator("#holds tr:first-child .judge").press("Enter");
        watched.waitFor("#annotation-form");
        watched.page().locator("[name=author]").fill("olena");
        watched.page().locator("[name=label]").fill("squeezed thrice");
        watched.page().keyboard().press("Enter");
        watched.waitFor("#annotations li:has-text('squeezed thrice')");
    }

    private static void analyseOtherwise(WatchedPage watched) {
        watched.page().locator("#compare summary").press("Enter");
        watched.waitUntil("() => document.getElementById('filter-choices').options.length > 3", null);
        watched.page().locator("#compare [name=filter]").fill("smooth");
        watched.page().locator("#compare [name=bandNewtons]").fill("70:76");
        watched.page().keyboard().press("Enter");
        // Ten scans a second are too few for that filter, and whoever chose it is told so.
        watched.waitFor("#compare-remark:has-text('smooth')");
        watched.page().locator("#compare [name=filter]").fill("median=1,order=2,corner=1");
        watched.page().locator("#compare [name=bandNewtons]").press("Enter");
        watched.waitFor("#compare-result", "#compare-figures:has-text('at 1 Hz')");
        String figures = watched.page().locator("#compare-figures").innerText();
        assertTrue(figures.contains("70.00–76.00 N (7.14–7.75 kg)"), figures);
        assertTrue(figures.matches("(?s).*In band \\(s\\)\\s+[1-9][\\d.]+\\s+[1-9][\\d.]+\\s.*"), figures);
        watched.assertAccessibleAndFits();
        watched.page().locator("#compare-result").scrollIntoViewIfNeeded();
        watched.keepPictures("day-researcher-compare");
    }

    private void takeTableHome(WatchedPage watched) {
        watched.page().locator("#export summary").press("Enter");
        watched.waitUntil("() => document.querySelector('#export .format').options.length > 3", null);
        watched.page().locator("#export .format").selectOption("csv");
        watched.page().locator("#export .begin").press("Enter");
        watched.waitUntil("() => document.querySelector('#export .status').textContent.startsWith('Written')", null);
        assertTrue(watched.text("#export .status").contains("p07.csv"), watched.text("#export .status"));
        watched.page().locator("#provenance summary").press("Enter");
        assertTrue(watched.text("#provenance-list").matches("(?s).*[0-9a-f]{64}.*"), watched.text("#provenance-list"));
    }
}
