package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.session.SessionDesk;
import org.myodose.dashboard.session.SessionWish;

/** Sessions of people: what is offered, and how they begin. Documented in docs/live-api.md. */
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = SessionDesk.class)
@Controller("/api/v1/session")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionsController {

    private final SessionDesk desk;
    private final PatientDesk phone;

    SessionsController(SessionDesk desk, PatientDesk phone) {
        this.desk = desk;
        this.phone = phone;
    }

    /** What can be chosen for a session, and what was chosen last; who else was treated, only to therapists and researchers. */
    @ApiResponse(responseCode = "200", description = "people, sites, prescriptions, and what can go on")
    @Get
    HttpResponse<?> offer(HttpRequest<?> request) {
        boolean treats = Visitors.caller(request)
                .filter(caller -> caller.roles().contains(Role.THERAPIST)
                        || caller.roles().contains(Role.RESEARCHER))
                .isPresent();
        return Answers.kept(desk.offer(treats));
    }

    /** Begins a session of a person, at a site, by a prescription, in a recording of its own. */
    @ApiResponse(responseCode = "202", description = "begins with the devices' next scans; told in the streams")
    @Post("/begin")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> begin(@Body String body) {
        return begun(() -> desk.begin(wish(Bodies.json(body))));
    }

    /** Goes on with today's session that was interrupted. */
    @ApiResponse(responseCode = "202", description = "goes on with the devices' next scans; told in the streams")
    @Post("/go-on")
    HttpResponse<?> goOn() {
        return begun(desk::goOn);
    }

    private interface Beginning {
        void run() throws RecordingException;
    }

    private HttpResponse<?> begun(Beginning beginning) {
        try {
            beginning.run();
            // A link is for one session.
            phone.revoke();
            return HttpResponse.accepted();
        } catch (IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        } catch (RecordingException | UserException unable) {
            return Problem.answer(HttpStatus.CONFLICT, String.valueOf(unable.getMessage()));
        }
    }

    private static SessionWish wish(JsonNode sent) {
        List<String> found = new ArrayList<>();
        sent.path("found").forEach(words -> found.add(words.asText()));
        return new SessionWish(
                sent.path("person").asText(""),
                sent.path("site").asText(""),
                sent.path("prescription").asText(""),
                threshold(sent.path("threshold")),
                sent.path("firstSession").asBoolean(),
                sent.path("checklist").asText(""),
                found);
    }

    private static @Nullable Double threshold(JsonNode told) {
        if (told.isMissingNode() || told.isNull()) {
            return null;
        }
        if (!told.isNumber()) {
            throw new IllegalArgumentException("A threshold is a number of newtons, such as 45.");
        }
        return told.doubleValue();
    }
}
