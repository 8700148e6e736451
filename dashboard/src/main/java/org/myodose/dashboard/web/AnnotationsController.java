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
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.annotation.AnnotationTable;
import org.myodose.analysis.annotation.Annotations;
import org.myodose.analysis.annotation.ConflictException;
import org.myodose.analysis.annotation.Edit;
import org.myodose.analysis.annotation.Note;
import org.myodose.analysis.sealed.SealedException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder.Item;
import org.myodose.dashboard.security.Caller;

/** What people note on recordings, with its history. Documented in docs/recordings-api.md. */
@ApiResponse(responseCode = "200", description = "as docs/recordings-api.md tells")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = Library.class)
@Controller("/api/v1/recordings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnnotationsController {

    private static final String NOBODY_SAID_WHO = "owner";

    private final Library library;

    AnnotationsController(Library library) {
        this.library = library;
    }

    private interface Answering {
        HttpResponse<?> with(Annotations annotations) throws IOException, ConflictException;
    }

    private HttpResponse<?> of(String id, Answering answering) throws IOException {
        Optional<Item> item = library.folder().find(id);
        if (item.isEmpty()) {
            return RecordingsController.unknown(id);
        }
        try {
            return answering.with(new Annotations(item.get().path()));
        } catch (ConflictException conflict) {
            return Problem.answer(HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()));
        } catch (SealedException altered) {
            return Problem.answer(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(altered.getMessage()));
        } catch (IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    /** Lists what people noted on a recording, and every edit that led there. */
    @Get("/annotations")
    HttpResponse<?> all(HttpRequest<?> request, String id) throws IOException {
        return of(id, annotations -> {
            List<Edit> history = annotations.history();
            return Answers.json(
                    request,
                    Map.of(
                            "annotations", told(Annotations.present(history)),
                            "history", told(history)));
        });
    }

    /** Gives what people noted as CSV, safe in spreadsheets. */
    @Get("/annotations.csv")
    HttpResponse<?> table(HttpRequest<?> request, String id) throws IOException {
        return of(id, annotations -> {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            AnnotationTable.write(Annotations.present(annotations.history()), text);
            return Answers.csv(request, text.toByteArray());
        });
    }

    /** Says something else of a stretch; refused where another edit came meanwhile. */
    @Put("/annotations/{annotation}")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> edit(HttpRequest<?> request, String id, String annotation, @Body String body) throws IOException {
        return of(id, annotations -> {
            JsonNode told = Bodies.json(body);
            Note note = new Note(
                    told.path("device").asInt(0),
                    told.path("fromSeconds").asDouble(Double.NaN),
                    told.path("toSeconds").asDouble(Double.NaN),
                    told.path("label").asText(""),
                    told.path("text").asText(""));
            String author = author(request, told.path("author").asText(null));
            return Answers.kept(told(
                    annotations.edit(annotation, note, told.path("replaces").asInt(0), author, Instant.now())));
        });
    }

    /** Takes an annotation away; its history stays. */
    @Delete("/annotations/{annotation}")
    HttpResponse<?> remove(
            HttpRequest<?> request,
            String id,
            String annotation,
            @QueryValue int replaces,
            @QueryValue @Nullable String author)
            throws IOException {
        String who = author(request, author);
        return of(
                id,
                annotations -> Answers.kept(told(annotations.edit(annotation, null, replaces, who, Instant.now()))));
    }

    /** Brings back what held before the edit that was seen. */
    @Post("/annotations/{annotation}/undo")
    HttpResponse<?> undo(
            HttpRequest<?> request,
            String id,
            String annotation,
            @QueryValue int replaces,
            @QueryValue @Nullable String author)
            throws IOException {
        String who = author(request, author);
        return of(id, annotations -> Answers.kept(told(annotations.undo(annotation, replaces, who, Instant.now()))));
    }

    /** Whoever has an account is known by it; whoever started the program says who sits there. */
    private static String author(HttpRequest<?> request, @Nullable String told) {
        return Visitors.caller(request)
                .filter(caller -> !caller.isOwner())
                .map(Caller::name)
                .orElse(told == null || told.isBlank() ? NOBODY_SAID_WHO : told.strip());
    }

    private static List<Map<String, @Nullable Object>> told(List<Edit> edits) {
        return edits.stream().map(AnnotationsController::told).toList();
    }

    private static Map<String, @Nullable Object> told(Edit edit) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("annotation", edit.annotation());
        told.put("number", edit.number());
        told.put("written", edit.written().toString());
        told.put("author", edit.author());
        told.put("replaces", edit.replaces());
        told.put("undoes", edit.undoes());
        Note note = edit.note();
        told.put("removed", note == null);
        if (note != null) {
            told.put("device", note.device());
            told.put("fromSeconds", note.fromSeconds());
            told.put("toSeconds", note.toSeconds());
            told.put("label", note.label());
            told.put("text", note.text());
        }
        return told;
    }
}
