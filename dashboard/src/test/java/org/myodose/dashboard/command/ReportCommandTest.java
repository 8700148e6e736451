package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.command.RecordedSessions.Sensor;
import org.myodose.device.ForceUnit;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code report}, by the files that it makes: both forms, their bytes, and what it refuses. */
class ReportCommandTest extends ReportBench {

    private static final Pattern POINTS = Pattern.compile("points=\"([^\"]*)\"");

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
}
