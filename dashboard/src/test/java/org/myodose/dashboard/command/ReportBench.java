package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;

/** Makes reports of a recorded session, and reads them as people do. */
abstract class ReportBench {

    @TempDir
    Path folder = Path.of("");

    Path session = Path.of("");

    @BeforeEach
    void record() throws Exception {
        session = RecordedSessions.usual(folder.resolve("press.xdf"));
    }

    record Outcome(int exitCode, String out, String err) {}

    static Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Myodose.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode =
                program.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** The report as bytes; {@code more} come after the usual arguments. */
    byte[] report(String ending, Object... more) throws IOException {
        return report(session, ending, more);
    }

    byte[] report(Path of, String ending, Object... more) throws IOException {
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

    String html(Path of, Object... more) throws IOException {
        return new String(report(of, ".html", more), StandardCharsets.UTF_8);
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a reader of the page reads, as one line. */
    static String text(String html) throws Exception {
        return parsed(html)
                .getElementsByTagName("main")
                .item(0)
                .getTextContent()
                .replaceAll("\\s+", " ");
    }

    void assertRefused(String sentence, Object... arguments) {
        Outcome outcome = run(arguments);
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains(sentence), outcome.err());
        assertFalse(outcome.err().contains("something went wrong"), outcome.err());
        assertFalse(Files.exists(folder.resolve("a.pdf")) || Files.exists(folder.resolve("a.html")));
    }
}
