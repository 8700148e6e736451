package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.setup.ConflictException;
import org.myodose.dashboard.setup.PrescriptionCheck;
import org.myodose.dashboard.setup.PrescriptionFolder;
import org.myodose.dashboard.setup.PrescriptionFolder.Entry;
import org.myodose.dashboard.setup.PrescriptionFolder.Replaced;

/** Prescriptions as files of the user's folder: seen, checked, written. Documented in docs/setup-page.md. */
@ApiResponse(responseCode = "200", description = "as docs/setup-page.md tells")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = PrescriptionFolder.class)
@Controller("/api/v1/setup/prescriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PrescriptionsController {

    private static final String ANYTHING = "*";

    private final PrescriptionFolder folder;

    PrescriptionsController(PrescriptionFolder folder) {
        this.folder = folder;
    }

    /** Lists the prescriptions of the user's folder and those that come with the program, and what lines they may have. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        List<Map<String, Object>> told = folder.all().stream()
                .map(entry -> Map.<String, Object>of(
                        "id",
                        entry.id(),
                        "name",
                        entry.name(),
                        "builtIn",
                        entry.file() == null,
                        "good",
                        PrescriptionCheck.of(entry.id(), entry.text(), null).fault() == null))
                .toList();
        return Answers.json(
                request,
                Map.of(
                        "folder",
                        folder.folder().toString(),
                        "prescriptions",
                        told,
                        "keys",
                        WrittenPrescription.keysOfParts()));
    }

    /** Opens one: its text, and an ETag for whoever wants to change it. */
    @Get("/{id}")
    HttpResponse<?> open(String id) {
        Optional<Entry> found = folder.find(id);
        if (found.isEmpty()) {
            return Problem.answer(
                    HttpStatus.NOT_FOUND, "There is no prescription '" + id + "' now: take its id from the list.");
        }
        return told(found.get(), null);
    }

    /** Says what is wrong with a text, and in which line, or what it asks for, on one page. */
    @Post("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> check(@Body String body) {
        try {
            JsonNode sent = Bodies.json(body);
            String threshold = sent.path("threshold").asText("").strip();
            return Answers.kept(
                    PrescriptionCheck.of("text", sent.path("text").asText(""), threshold.isEmpty() ? null : threshold)
                            .fields());
        } catch (IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    /** Keeps a new one (If-None-Match: *), or another text of one that was opened (If-Match with its ETag). */
    @Put("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> save(HttpRequest<?> request, String id, @Body String body) {
        String seen = request.getHeaders().get(HttpHeaders.IF_MATCH);
        boolean fresh = ANYTHING.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        if (seen == null && !fresh) {
            return Problem.answer(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Say whether it is new, with 'If-None-Match: *', or what it was made from, with If-Match and the ETag.");
        }
        try {
            String text = Bodies.json(body).path("text").asText("");
            if (seen == null) {
                return told(folder.add(id, text), null);
            }
            Replaced replaced =
                    folder.replace(id, present -> Answers.tag(present).equals(seen), text);
            return told(replaced.entry(), replaced.earlier());
        } catch (ConflictException conflict) {
            return Problem.answer(HttpStatus.PRECONDITION_FAILED, String.valueOf(conflict.getMessage()));
        } catch (PrescriptionException refused) {
            return Problem.answer(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(refused.getMessage()));
        } catch (UserException | IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    private static HttpResponse<?> told(Entry entry, @Nullable Path earlier) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", entry.id());
        told.put("name", entry.name());
        told.put("text", entry.text());
        told.put("builtIn", entry.file() == null);
        told.put("file", entry.file() == null ? null : entry.file().toString());
        told.put("earlier", earlier == null ? null : earlier.toString());
        return Answers.tagged(told, Answers.tag(entry.text()));
    }
}
