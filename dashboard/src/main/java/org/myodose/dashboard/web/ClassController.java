package org.myodose.dashboard.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.trainer.BoardView;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.ClassReport;
import org.myodose.dashboard.classroom.trainer.Debrief;
import org.myodose.dashboard.classroom.trainer.ReportWords;
import org.myodose.dashboard.classroom.trainer.StudentBook;
import org.myodose.dashboard.document.HtmlWriter;
import org.myodose.dashboard.session.KnownPrescriptions;

/** The trainer's requests to the class. Documented in docs/class.md; there only where a class is held. */
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "503",
        description = "the disk does not give back what the class has given; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = ClassDesk.class)
@Controller("/api/v1/class")
final class ClassController {

    private final ClassDesk desk;
    private final JsonMapper json;

    ClassController(ClassDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** The class at this moment, and the code that stations join by. */
    record Board(String code, BoardView board) {}

    /** The class at this moment, and the code that stations join by. */
    @ApiResponse(responseCode = "200", description = "the board, and the code")
    @Get
    Board board() {
        return new Board(desk.code().written(), desk.view());
    }

    /** Everything that has come of one student, with its scores explained. */
    @ApiResponse(
            responseCode = "200",
            description = "the facts, oldest first, with an ETag",
            content = @Content(schema = @Schema(implementation = StudentBook.class)))
    @Get("/stations/{station}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> student(HttpRequest<?> request, String station) throws IOException {
        StudentBook book = kept(() -> desk.room().book(station));
        if (book == null) {
            throw unknown(station);
        }
        return Answers.json(request, json.writeValueAsString(book));
    }

    private List<StudentBook> books() {
        return kept(desk.room()::books);
    }

    /** 503: the disk does not give back what the class has given. */
    private static <T extends @Nullable Object> T kept(Supplier<T> read) {
        try {
            return read.get();
        } catch (UserException unreadable) {
            throw new HttpStatusException(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private static HttpStatusException unknown(String station) {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "There is no station '" + station + "' in this class.");
    }

    /**
     * What a drill can be of.
     *
     * @param usual the id of what it is of where nothing else is named
     */
    record Choices(String usual, List<DrillChoice> prescriptions) {}

    /**
     * One prescription.
     *
     * @param refused why no class can be drilled in it, one sentence; null where it can
     */
    record DrillChoice(String id, String name, @Nullable String refused) {

        static DrillChoice of(KnownPrescriptions.Choice known) {
            return new DrillChoice(
                    known.id(),
                    known.name(),
                    known.needsThreshold() && known.refused() == null
                            ? "It goes by one person's threshold, and a class has many."
                            : known.refused());
        }
    }

    /** What a drill can be of: the class's usual prescription, those saved on this machine, and the built-in ones. */
    @ApiResponse(responseCode = "200", description = "all of them, and which is the usual one")
    @Get("/prescriptions")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Choices prescriptions() {
        KnownPrescriptions known = desk.prescriptions();
        return new Choices(
                known.ofTheRun(), known.choices().stream().map(DrillChoice::of).toList());
    }

    /** All begin a drill: of the class's usual prescription, or of another by its id. */
    @ApiResponse(responseCode = "202", description = "told to all stations; 409 where somebody else leads the class")
    @Post("/drill/start")
    @Status(HttpStatus.ACCEPTED)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void start(@QueryValue @Nullable String prescription) {
        Prescription wanted = prescription == null ? null : known(prescription);
        order(() -> {
            desk.startDrill(wanted);
            return true;
        });
    }

    /** By its id, or, as those that come with the program can be told, by its name. */
    private Prescription known(String id) {
        try {
            return desk.prescriptions()
                    .find(id)
                    .or(() -> Prescriptions.byName(id).map(BuiltIn::written))
                    .orElseThrow(() -> new HttpStatusException(
                            HttpStatus.NOT_FOUND,
                            "There is no prescription '" + id + "' on this machine: choose one of those that"
                                    + " GET /api/v1/class/prescriptions tells."))
                    .prescription();
        } catch (PrescriptionException senseless) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    /** The drill is over for all. */
    @ApiResponse(responseCode = "202", description = "told to all stations; 409 where somebody else leads the class")
    @Post("/drill/stop")
    @Status(HttpStatus.ACCEPTED)
    void stop() {
        order(() -> {
            desk.stopDrill();
            return true;
        });
    }

    /** When a student is to see the force, from the next drill on: as prescription files write it, or empty for the drill's own. */
    @ApiResponse(responseCode = "202", description = "holds from the next drill on")
    @Post("/stations/{station}/feedback")
    @Status(HttpStatus.ACCEPTED)
    void feedback(String station, @QueryValue(defaultValue = "") String feedback) {
        Feedback wanted = feedback.isEmpty()
                ? null
                : Feedback.of(feedback)
                        .orElseThrow(() -> new HttpStatusException(
                                HttpStatus.BAD_REQUEST,
                                "'" + feedback + "' is no feedback: there is full, faded, bandwidth, on request,"
                                        + " delayed and none."));
        if (!order(() -> desk.feedback(station, wanted))) {
            throw unknown(station);
        }
    }

    /** How each student's scores went on from drill to drill. */
    @ApiResponse(responseCode = "200", description = "a learning curve for each student")
    @Get("/debrief")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Debrief debrief() {
        return Debrief.of(books(), desk.room().expert());
    }

    /** From the next drill on, this hold is the example for all, of the station and its outbox; without them, nobody's is. */
    @ApiResponse(responseCode = "202", description = "holds from the next drill on")
    @Post("/expert")
    @Status(HttpStatus.ACCEPTED)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void expert(
            @QueryValue @Nullable String station,
            @QueryValue @Nullable String outbox,
            @QueryValue @Nullable Long number) {
        boolean taken = order(() -> {
            if (station == null && outbox == null && number == null) {
                desk.followNobody();
                return true;
            }
            return station != null && outbox != null && number != null && desk.follow(station, outbox, number);
        });
        if (!taken) {
            throw new HttpStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no such hold whose force is known: choose one of the debrief, by station, outbox and number.");
        }
    }

    /** 409: somebody else leads the class, or it cannot be reached. */
    private static boolean order(Supplier<Boolean> order) {
        try {
            return order.get();
        } catch (UserException notNow) {
            throw new HttpStatusException(HttpStatus.CONFLICT, String.valueOf(notNow.getMessage()));
        }
    }

    /** What all have given, hold by hold, as a table for spreadsheets. */
    @ApiResponse(responseCode = "200", description = "CSV, one row a hold")
    @Get("/report.csv")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> table(HttpRequest<?> request) {
        return Answers.csv(request, ClassReport.csv(books()))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"class-" + desk.code().room() + ".csv\"");
    }

    /**
     * What all have given, with lost points explained, to read and to print.
     *
     * @param language by its two letters; without it the first of {@code Accept-Language} that there is, else English
     */
    @ApiResponse(responseCode = "200", description = "one HTML page")
    @Get("/report")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> report(HttpRequest<?> request, @QueryValue @Nullable String language) {
        ReportWords words = ReportWords.asked(language, request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
        return HttpResponse.ok(HtmlWriter.write(ClassReport.document(
                        desk.code().room(), books(), LocalDate.now(ZoneId.systemDefault()), words)))
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(PageHeadersFilter.POLICY, HtmlWriter.POLICY + "; frame-ancestors 'none'; base-uri 'none'");
    }
}
