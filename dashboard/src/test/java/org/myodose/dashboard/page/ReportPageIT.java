package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.course.CoursePlan;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.document.Document;
import org.myodose.dashboard.document.HtmlWriter;
import org.myodose.dashboard.document.Section;
import org.myodose.dashboard.report.CourseAccount;
import org.myodose.dashboard.report.CourseReport;
import org.myodose.dashboard.report.SessionReader;
import org.myodose.dashboard.report.SessionReport;
import org.myodose.device.ForceUnit;
import org.myodose.device.trace.TraceOptions;

/** A report of a session and its course in a browser: nothing is asked of any host, and everyone can read it. */
class ReportPageIT {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Screen.class)
    void isReadableForEveryoneOnEveryScreen(Screen screen) throws Exception {
        byte[] page = HtmlWriter.write(report()).getBytes(StandardCharsets.UTF_8);
        HttpServer server = serving(page);
        try (Chromium chromium = Chromium.start();
                WatchedPage watched =
                        chromium.open("http://127.0.0.1:" + server.getAddress().getPort() + "/report.html", screen)) {
            watched.waitFor("footer");
            assertEquals(List.of(), watched.accessibilityViolations());
            watched.keepPicture("report-" + screen);
            watched.assertQuiet();
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serving(byte[] page) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean wanted = exchange.getRequestURI().getPath().equals("/report.html");
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(wanted ? 200 : 404, wanted ? page.length : -1);
            if (wanted) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private Document report() throws Exception {
        Prescription prescription = Prescriptions.demonstration();
        TraceOptions options = new TraceOptions(null, List.of(), null, null, ForceUnit.NEWTONS, null);
        List<Section> sections = new ArrayList<>(SessionReport.sections(
                SessionReader.read(table(), options, prescription), "A <b>note</b>.", "Myodose test"));
        sections.addAll(CourseReport.sections(course(prescription)));
        sections.add(CourseReport.limits());
        return new Document("Session and course", LocalDate.of(2026, 3, 3), "Myodose test", sections);
    }

    private Path table() throws IOException {
        StringBuilder rows = new StringBuilder("time,force\n");
        for (int row = 0; row < 4000; row++) {
            double seconds = row / 100.0;
            double within = seconds % 20;
            double force = 40 * Math.clamp(Math.min(within - 2, 14 - within), 0, 1) + 0.02 * Math.sin(7 * seconds);
            if (seconds < 36 || seconds > 37) {
                rows.append(String.format(Locale.ROOT, "%.2f,%.3f%n", seconds, force));
            }
        }
        return Files.writeString(folder.resolve("holds.csv"), rows);
    }

    private CourseAccount course(Prescription prescription) throws Exception {
        CourseLedger ledger = new CourseLedger(folder.resolve("p07.ledger"));
        for (int session = 1; session <= 3; session++) {
            String name = "s" + session + ".xdf";
            OffsetDateTime treated = OffsetDateTime.parse("2026-03-0" + session + "T12:00:00+01:00");
            ledger.append(number -> new Entry(
                    number,
                    treated,
                    treated,
                    "p07",
                    name,
                    "left calf",
                    new Given(38, 1600, 5, 2),
                    OptionalInt.empty(),
                    Optional.empty()));
        }
        CoursePlan plan = CoursePlan.of(7, Given.NOTHING, PlannedSession.of(prescription));
        return new CourseAccount("p07.ledger", "p07", ledger.read(), plan, LocalDate.of(2026, 3, 3));
    }
}
