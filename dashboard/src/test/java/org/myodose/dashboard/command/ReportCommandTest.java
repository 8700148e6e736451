package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.command.RecordedSessions.Sensor;
import org.myodose.device.ForceUnit;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import picocli.CommandLine;

/** {@code report}, by what stands in the files that it makes. */
class ReportCommandTest {

    private static final Pattern POINTS = Pattern.compile("points=\"([^\"]*)\"");

    @TempDir
    Path folder = Path.of("");

    private Path session = Path.of("");

    @BeforeEach
    void record() throws Exception {
        session = RecordedSessions.usual(folder.resolve("press.xdf"));
    }

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Myodose.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode =
                program.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** The report as bytes; {@code more} come after the usual arguments. */
    private byte[] report(String ending, Object... more) throws IOException {
        return report(session, ending, more);
    }

    private byte[] report(Path of, String ending, Object... more) throws IOException {
        Path out = folder.resolve("report" + ending);
        List<Object> arguments = new ArrayList<>(List.of("report", of, "--out", out, "--replace"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--date")) {
            arguments.addAll(List.of("--date", "2026-11-21"));
        }
        Outcome outcome = run(arguments.toArray());
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readAllBytes(out);
    }

    private String html(Path of, Object... more) throws IOException {
        return new String(report(of, ".html", more), StandardCharsets.UTF_8);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a reader of the page reads, as one line. */
    private static String text(String html) throws Exception {
        return parsed(html)
                .getElementsByTagName("main")
                .item(0)
                .getTextContent()
                .replaceAll("\\s+", " ");
    }

    @Test
    void bothRenderersTellTheSame() throws Exception {
        String page = text(html(session));
        String pdf = text(report(".pdf"));
        for (String expected : List.of(
                "Session press.xdf",
                "2026-03-02 22:30:00 UTC",
                "Demonstration, as recorded",
                "4 holds, 35.8 s held in a session of 66.0 s",
                "Points lost, and why",
                "4 of 4 holds were given.",
                "Grey stretches have no data: 1 gap, 1.01 s in all",
                "100 frames missing on the way",
                "pain 3",
                "not a certified medical device",
                "Made on 2026-11-21")) {
            assertTrue(page.contains(expected), expected + " in " + page);
            assertTrue(pdf.contains(expected), expected + " in " + pdf);
        }
    }

    @Test
    void thePageIsOneFileThatNeedsNoOther() throws Exception {
        String html = html(session);
        Document page = parsed(html);
        for (String element : List.of("script", "link", "img", "iframe", "object", "a")) {
            assertEquals(0, page.getElementsByTagName(element).getLength(), element);
        }
        String addresses = html.replace("http://www.w3.org/1999/xhtml", "").replace("http://www.w3.org/2000/svg", "");
        assertFalse(addresses.contains("//"), "an address of another host");
        NodeList drawings = page.getElementsByTagName("svg");
        assertEquals(5, drawings.getLength(), "the session, and each of four holds");
        for (int index = 0; index < drawings.getLength(); index++) {
            Element drawing = (Element) drawings.item(index);
            assertTrue(drawing.getElementsByTagName("desc")
                            .item(0)
                            .getTextContent()
                            .contains("force")
                    || drawing.getElementsByTagName("desc")
                            .item(0)
                            .getTextContent()
                            .contains("Mean 4"));
        }
    }

    @Test
    void theTraceIsNotDrawnAcrossAGap() throws Exception {
        Element whole =
                (Element) parsed(html(session)).getElementsByTagName("svg").item(0);
        List<double[]> traces = new ArrayList<>();
        NodeList lines = whole.getElementsByTagName("polyline");
        for (int index = 0; index < lines.getLength(); index++) {
            String[] points =
                    ((Element) lines.item(index)).getAttribute("points").split(" ", -1);
            if (points.length > 50) {
                traces.add(new double[] {x(points[0]), x(points[points.length - 1])});
            }
        }
        assertEquals(2, traces.size(), "before the gap and after it");
        double second = (traces.get(1)[1] - traces.get(0)[0]) / 66;
        assertEquals(1, (traces.get(1)[0] - traces.get(0)[1]) / second, 0.1, "the gap of a second");
    }

    private static double x(String point) {
        return Double.parseDouble(point.substring(0, point.indexOf(',')));
    }

    @ParameterizedTest
    @ValueSource(strings = {".html", ".pdf"})
    void theSameRecordingGivesTheSameBytesWhereverItIsMade(String ending) throws IOException {
        byte[] here = report(ending);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(here, report(ending));
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Anchorage"));
            assertArrayEquals(here, report(ending));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void onlyTheDateTellsWhenItWasMade() throws IOException {
        String today = html(session);
        String later = html(session, "--date", "2027-01-02");
        assertNotEquals(today, later);
        assertEquals(today, later.replace("2027-01-02", "2026-11-21"));
    }

    @Test
    void namesAndNotesAreShownAsText() throws Exception {
        String note = "<script>alert('1')</script> & so on";
        String html = html(session, "--note", note);
        assertEquals(0, parsed(html).getElementsByTagName("script").getLength());
        assertTrue(text(html).contains("Note: " + note), html);
        assertTrue(text(html).contains("Test <device> & co"), html);
        assertTrue(text(report(".pdf", "--note", note)).contains("Note: " + note));
    }

    @Test
    void saysWhichCharactersThePdfLacks() throws Exception {
        assertTrue(text(html(session, "--note", "漢字 Ω я")).contains("Note: 漢字 Ω я"));
        String pdf = text(report(".pdf", "--note", "漢字 Ω я"));
        assertTrue(pdf.contains("Note: \u25A1\u25A1 Ω я"), pdf);
        assertTrue(pdf.contains("are shown as boxes"), pdf);
    }

    @Test
    void refusesToReplaceAReportUnlessAsked() throws IOException {
        Path out = Files.writeString(folder.resolve("mine.html"), "mine");
        Outcome refused = run("report", session, "--out", out);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("exists already"), refused.err());
        assertEquals("mine", Files.readString(out));
        assertEquals(0, run("report", session, "--out", out, "--replace").exitCode());
        assertTrue(Files.readString(out).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void saysWhatIsMissingOnTheCommandLine() {
        assertRefused("name a recording, or a --course", "report", "--out", folder.resolve("a.html"));
        assertRefused("end it in .html or .pdf", "report", session, "--out", folder.resolve("a.doc"));
        assertRefused("--subject together", "report", session, "--course", "c", "--out", folder.resolve("a.pdf"));
        assertRefused("There is no folder", "report", session, "--out", folder.resolve("none/a.pdf"));
        assertRefused("There is no file", "report", folder.resolve("none.xdf"), "--out", folder.resolve("a.pdf"));
    }

    private void assertRefused(String sentence, Object... arguments) {
        Outcome outcome = run(arguments);
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains(sentence), outcome.err());
        assertFalse(outcome.err().contains("something went wrong"), outcome.err());
        assertFalse(Files.exists(folder.resolve("a.pdf")) || Files.exists(folder.resolve("a.html")));
    }

    @Test
    void refusesARecordingOfNothing() throws Exception {
        Path empty = RecordedSessions.record(
                folder.resolve("empty.xdf"), 0, new Sensor("palm", ForceUnit.NEWTONS, 16, second -> 0));
        assertRefused("there is nothing to report on", "report", empty, "--out", folder.resolve("a.pdf"));
    }

    @Test
    void refusesATableWithoutOneForce() throws IOException {
        Path table = Files.writeString(
                folder.resolve("nan.csv"), "time,force\n" + "0.00,NaN\n0.01,NaN\n0.02,NaN\n0.03,NaN\n".repeat(1));
        Outcome refused = run("report", table, "--unit", "N", "--out", folder.resolve("a.html"));
        assertEquals(1, refused.exitCode(), refused.out());
        assertFalse(refused.err().contains("something went wrong"), refused.err());
        assertFalse(Files.exists(folder.resolve("a.html")));
    }

    @Test
    void tellsOfASessionWithoutAHold() throws Exception {
        Path still = RecordedSessions.record(
                folder.resolve("still.xdf"),
                20,
                new Sensor("palm", ForceUnit.NEWTONS, 16, second -> 0.05 * Math.sin(37 * second)));
        String page = text(html(still));
        assertTrue(page.contains("No hold was found"), page);
        assertTrue(page.contains("0 holds, 0.0 s held"), page);
    }

    @Test
    void tellsCountsAsCounts() throws Exception {
        Path counts = RecordedSessions.record(
                folder.resolve("counts.xdf"), 20, new Sensor("palm", ForceUnit.COUNTS, 16, RecordedSessions::holds));
        String page = text(html(counts));
        assertTrue(page.contains("are counts, not newtons"), page);
        assertTrue(page.contains("never calibrated"), page);
        assertTrue(page.contains("Mean, counts"), page);
        assertFalse(page.contains("The target band lies"), page);
    }

    @Test
    void tellsThatAHoldWasClipped() throws Exception {
        // 11 bits end at 20.47 N.
        Path clipped = RecordedSessions.record(
                folder.resolve("clipped.xdf"), 20, new Sensor("palm", ForceUnit.NEWTONS, 11, RecordedSessions::holds));
        for (String told : List.of(text(html(clipped)), text(report(clipped, ".pdf")))) {
            assertTrue(told.contains("2 of 2 holds of palm were clipped"), told);
            assertTrue(told.contains("lower limits"), told);
        }
    }

    @Test
    void tellsOfADamagedRecordingWhatIsWhole() throws Exception {
        byte[] bytes = Files.readAllBytes(session);
        bytes[bytes.length / 2] ^= 0x40;
        Path damaged = Files.write(folder.resolve("damaged.xdf"), bytes);
        String page = text(html(damaged));
        assertTrue(page.contains("This recording is not whole. Damaged and left out: 1 part"), page);
        assertTrue(page.contains("The report tells of what is left."), page);
    }

    @Test
    void givesEveryDeviceItsOwnSection() throws Exception {
        Path both = RecordedSessions.record(
                folder.resolve("both.xdf"),
                20,
                new Sensor("glove", ForceUnit.NEWTONS, 16, RecordedSessions::holds),
                new Sensor("table", ForceUnit.KILOGRAMS, 16, second -> RecordedSessions.holds(second) / 9.80665));
        String page = text(html(both, "--prescription", "demonstration"));
        assertTrue(page.contains("Device: glove"), page);
        assertTrue(page.contains("Device: table"), page);
        assertTrue(page.contains("Demonstration, chosen for this report"), page);
        assertTrue(page.contains("All devices on one clock"), page);
        // The same force on both, whatever each counts in.
        List<String> given = Pattern.compile("Given, by (glove|table) ?2 holds, (\\S+) s held[^;]*; (\\d+) of 100")
                .matcher(page)
                .results()
                .map(match -> match.group(2) + " " + match.group(3))
                .toList();
        assertEquals(2, given.size(), page);
        assertEquals(given.get(0), given.get(1));
        assertEquals(2, Pattern.compile("Impulse, N·s").matcher(page).results().count() / 2, page);
    }

    @Test
    void keepsTheSizeOfALongSessionsPicture() throws Exception {
        String shortOne = html(session);
        Path longer = RecordedSessions.record(
                folder.resolve("long.xdf"), 600, new Sensor("palm", ForceUnit.NEWTONS, 16, RecordedSessions::holds));
        long points = points(html(longer));
        assertTrue(points < 1000 * 4 + 24 * 250 * 4 + 4000, points + " points");
        assertTrue(points(shortOne) > 1000, "and it is a trace");
        assertTrue(text(html(longer)).contains("The first 24 of "), "holds drawn by themselves");
    }

    private static long points(String html) {
        return POINTS.matcher(html)
                .results()
                .mapToLong(match -> match.group(1).split(" ", -1).length)
                .sum();
    }

    @Test
    void tellsACourseAgainstItsPlan() throws Exception {
        Path ledger = folder.resolve("p07.ledger");
        for (int number = 1; number <= 2; number++) {
            Path each = Files.copy(session, folder.resolve("s" + number + ".xdf"));
            Outcome booked = run(
                    "ledger",
                    "book",
                    ledger,
                    each,
                    "--subject",
                    "p07",
                    "--site",
                    "calf",
                    "--prescription",
                    "demonstration");
            assertEquals(0, booked.exitCode(), booked.err());
            assertTrue(booked.out().contains("at calf: planned 4 holds, 40.0 s in band"), booked.out());
        }
        run("ledger", "correct", ledger, "2", "--reason", "<i>twice</i>", "--nothing");
        Path out = folder.resolve("course.pdf");
        Outcome made = run(
                "report",
                "--course",
                ledger,
                "--subject",
                "p07",
                "--prescription",
                "demonstration",
                "--sessions",
                "7",
                "--date",
                "2026-03-04",
                "--out",
                out);
        assertEquals(0, made.exitCode(), made.err());
        String pdf = text(Files.readAllBytes(out));
        assertTrue(pdf.contains("1 of 7 given, 6 left"), pdf);
        assertTrue(pdf.contains("all sites planned 28 280.0"), pdf);
        assertTrue(pdf.contains("of 2: <i>twice</i>"), pdf);
        assertTrue(pdf.contains("Left on 2026-03-04 4 holds, 40.0 s in band"), pdf);
        assertTrue(pdf.contains("3 entries, verified"), pdf);
    }

    @Test
    void bookingRefusesASiteThatThePrescriptionDoesNotName() throws IOException {
        Path ledger = folder.resolve("p07.ledger");
        Outcome refused = run(
                "ledger",
                "book",
                ledger,
                session,
                "--subject",
                "p07",
                "--site",
                "calf",
                "--prescription",
                "two-sides-of-the-neck-gently");
        assertEquals(1, refused.exitCode());
        assertTrue(
                refused.err().contains("'calf' is no site of 'Two sides of the neck, gently': it has '"),
                refused.err());
        assertFalse(Files.exists(ledger));
        Outcome neither = run("ledger", "book", ledger, session, "--subject", "p07", "--site", "calf");
        assertTrue(neither.err().contains("give a --band, or the --prescription"), neither.err());
    }
}
