package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.table.NewFiles;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.document.Document;
import org.myodose.dashboard.document.HtmlWriter;
import org.myodose.dashboard.document.PdfWriter;
import org.myodose.dashboard.document.Section;
import org.myodose.dashboard.report.CourseAccount;
import org.myodose.dashboard.report.CourseReport;
import org.myodose.dashboard.report.Session;
import org.myodose.dashboard.report.SessionReader;
import org.myodose.dashboard.report.SessionReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = "Make a report of a session, of a course, or of both, to read and to print.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What stands in it: docs/reports.md.",
            "",
            "Examples:",
            "  ./myodose report press.xdf --out press.html",
            "  ./myodose report press.xdf --prescription 30-s-x-4 --out press.pdf --note 'Third session.'",
            "  ./myodose report --course p07.ledger --subject p07 --prescription 30-s-x-4 --out course.pdf"
        })
final class ReportCommand implements Callable<Integer> {

    /** How a report is written. */
    enum Format {
        HTML {
            @Override
            byte[] bytesOf(Document document) {
                return HtmlWriter.write(document).getBytes(StandardCharsets.UTF_8);
            }
        },
        PDF {
            @Override
            byte[] bytesOf(Document document) {
                return PdfWriter.write(document);
            }
        };

        abstract byte[] bytesOf(Document document);
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The session: an .xdf recording, or a table of force against time.")
    private @Nullable Path file;

    @Option(names = "--course", paramLabel = "LEDGER", description = "A course's ledger; needs --subject.")
    private @Nullable Path ledger;

    @Option(names = "--subject", paramLabel = "PSEUDONYM", description = "Whose course; never a real name.")
    private @Nullable String subject;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The report, .html or .pdf.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "html|pdf",
            description = "How it is written (default: by the ending of --out).")
    private @Nullable Format format;

    @Option(names = "--replace", description = "Replace the report if it exists.")
    private boolean replace;

    @Option(names = "--note", paramLabel = "TEXT", description = "A remark to stand in the summary.")
    private @Nullable String note;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The day that the report bears, and for which it tells what is left (default: today).")
    private @Nullable LocalDate date;

    @Mixin
    private final PlanOption plan = new PlanOption();

    @Mixin
    private final PlannedCourse course = new PlannedCourse();

    @Mixin
    private final TraceOptionsMixin trace = new TraceOptionsMixin();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (file == null && ledger == null) {
            throw new UserException("There is nothing to report on: name a recording, or a --course.");
        }
        if ((ledger == null) != (subject == null)) {
            throw new UserException("A course is somebody's: give --course and --subject together.");
        }
        Format wanted = format();
        try (NewFiles files = new NewFiles(replace)) {
            // Before the reading, which may take minutes.
            files.requireFree(out);
            byte[] bytes = wanted.bytesOf(document());
            write(files, bytes);
        }
        Output.of(spec).println(out);
        Output.of(spec).flush();
        return 0;
    }

    private void write(NewFiles files, byte[] bytes) throws IOException {
        Path part = files.begin(out);
        try {
            Files.write(part, bytes);
        } catch (IOException failure) {
            throw NewFiles.cannotWrite(out, failure);
        }
        files.commit();
    }

    private Format format() {
        if (format != null) {
            return format;
        }
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        for (Format known : Format.values()) {
            if (name.endsWith("." + known.name().toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new UserException("What " + out + " is to be does not show: end it in .html or .pdf, or give --format.");
    }

    private Document document() throws Exception {
        LocalDate day = date == null ? LocalDate.now(ZoneId.systemDefault()) : date;
        String version = "Myodose " + SoftwareVersion.current();
        WrittenPrescription written = plan.written();
        List<Section> sections = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        if (file != null) {
            Session session =
                    SessionReader.read(file, trace.options(), written == null ? null : written.prescription());
            titles.add("Session " + session.source());
            sections.addAll(SessionReport.sections(session, note, version));
        }
        if (ledger != null && subject != null) {
            CourseAccount account = new CourseAccount(
                    String.valueOf(ledger.getFileName()),
                    subject,
                    new CourseLedger(LedgerCommand.existing(ledger)).read(),
                    course.plan(written),
                    day);
            titles.add("Course of " + subject);
            sections.addAll(CourseReport.sections(account));
            sections.add(CourseReport.limits());
        }
        return new Document(String.join(" · ", titles), day, version, sections);
    }
}
