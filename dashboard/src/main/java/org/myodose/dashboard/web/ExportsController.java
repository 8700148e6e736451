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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.dashboard.library.ExportJob;
import org.myodose.dashboard.library.ExportJob.Existing;
import org.myodose.dashboard.library.ExportJob.Outcome;
import org.myodose.dashboard.library.ExportJob.Written;
import org.myodose.dashboard.library.ExportJobs;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder.Item;

/** Exports of recordings that are asked for on the page. Documented in docs/recordings-api.md. */
@ApiResponse(responseCode = "200", description = "as docs/recordings-api.md tells")
@ApiResponse(responseCode = "202", description = "under way: state and share; ask again")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = ExportJobs.class)
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportsController {

    private final Library library;
    private final ExportJobs jobs;

    ExportsController(Library library, ExportJobs jobs) {
        this.library = library;
        this.jobs = jobs;
    }

    /** Lists the formats of exports. */
    @Get("/export-formats")
    HttpResponse<?> formats(HttpRequest<?> request) {
        List<Map<String, String>> formats = SignalFormats.all().stream()
                .map(format -> Map.of("name", format.name(), "summary", format.summary()))
                .toList();
        return Answers.json(request, Map.of("formats", formats));
    }

    /** Begins to export recordings, each into files beside it. */
    @Post("/exports")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> begin(@Body String body) throws IOException {
        try {
            JsonNode told = Bodies.json(body);
            SignalFormat format = format(told.path("format").asText());
            Existing existing = existing(told.path("existing").asText("refuse"));
            return Answers.accepted(told(jobs.begin(items(told.path("recordings")), format, existing)));
        } catch (IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
    }

    private static SignalFormat format(String name) {
        return SignalFormats.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no format '" + name + "': take one of /api/v1/export-formats."));
    }

    private static Existing existing(String name) {
        for (Existing each : Existing.values()) {
            if (label(each).equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("Files that exist: refuse, replace or keep them, not '" + name + "'.");
    }

    private List<Item> items(JsonNode ids) throws IOException {
        Map<String, Item> known = new LinkedHashMap<>();
        library.folder().items().forEach(item -> known.put(item.id(), item));
        Map<String, Item> wanted = new LinkedHashMap<>();
        for (JsonNode id : ids) {
            Item item = known.get(id.asText());
            if (item == null) {
                throw new IllegalArgumentException("There is no recording '" + id.asText()
                        + "' in the folder now: take ids from the list of recordings.");
            }
            wanted.put(item.id(), item);
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("Name at least one recording: \"recordings\" is a list of ids.");
        }
        return List.copyOf(wanted.values());
    }

    /** Lists the exports since the program began, the newest first; of those that are over, the last hundred. */
    @Get("/exports")
    HttpResponse<?> all(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "0") int page,
            @QueryValue(defaultValue = "200") int size) {
        return paged(request, "exports", jobs.all(), page, size, ExportsController::told);
    }

    private static <T> HttpResponse<?> paged(
            HttpRequest<?> request, String name, List<T> all, int page, int size, Function<T, ?> telling) {
        try {
            Pages pages = new Pages(page, size);
            Map<String, Object> answer = pages.told(all.size());
            answer.put(name, pages.of(all).stream().map(telling).toList());
            return Answers.json(request, answer);
        } catch (IllegalArgumentException noPage) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(noPage.getMessage()));
        }
    }

    /** Lists the files that an export has written, or kept as they were, in the order of their recordings. */
    @Get("/exports/{number}/files")
    HttpResponse<?> files(
            HttpRequest<?> request,
            int number,
            @QueryValue(defaultValue = "0") int page,
            @QueryValue(defaultValue = "200") int size) {
        return jobs.find(number)
                .<HttpResponse<?>>map(
                        job -> paged(request, "files", job.written(), page, size, file -> told(number, file)))
                .orElseGet(() -> unknown(number));
    }

    private static Map<String, String> told(int number, Written file) {
        String path = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Map.of(
                "recording",
                file.item().name(),
                "name",
                file.name(),
                "href",
                "/api/v1/exports/" + number + "/files/" + path + "?recording="
                        + file.item().id());
    }

    /** Hands out a file that an export has written or kept, whole or a range of it; of two of that name, that of the recording. */
    @ApiResponse(responseCode = "200", description = "the file as it stands, with ETag and Content-Disposition")
    @ApiResponse(responseCode = "206", description = "the range that was asked for")
    @ApiResponse(responseCode = "416", description = "the file has no such bytes")
    @Get("/exports/{number}/files/{name}")
    HttpResponse<?> file(HttpRequest<?> request, int number, String name, @QueryValue @Nullable String recording)
            throws IOException {
        // Only what the export itself has written or kept is looked through, so that no name leads elsewhere.
        Optional<Written> written = jobs.find(number).stream()
                .flatMap(job -> job.written().stream())
                .filter(file -> file.name().equals(name)
                        && (recording == null || file.item().id().equals(recording)))
                .findFirst();
        return written.isPresent()
                ? Downloads.of(request, written.get().path())
                : Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "Export " + number + " has written or kept no file '" + name
                                + "': take one of its list of files.");
    }

    /** Tells how far an export is. */
    @Get("/exports/{number}")
    HttpResponse<?> one(HttpRequest<?> request, int number) {
        return jobs.find(number)
                .<HttpResponse<?>>map(job -> Answers.json(request, told(job)))
                .orElseGet(() -> unknown(number));
    }

    /** Cancels an export; what was exported stays, and no half file is left. */
    @Delete("/exports/{number}")
    HttpResponse<?> cancel(int number) {
        return change(number, job -> job.work().cancel());
    }

    /** Goes on with what an export has not done: after a cancel, or where some of it failed. */
    @Post("/exports/{number}/resume")
    HttpResponse<?> resume(int number) {
        return change(number, jobs::resume);
    }

    private HttpResponse<?> change(int number, Consumer<ExportJob> change) {
        Optional<ExportJob> job = jobs.find(number);
        job.ifPresent(change);
        return job.isPresent() ? Answers.accepted(told(job.get())) : unknown(number);
    }

    private static HttpResponse<?> unknown(int number) {
        return Problem.answer(HttpStatus.NOT_FOUND, "There is no export " + number + " since the program began.");
    }

    private static Map<String, @Nullable Object> told(ExportJob job) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("number", job.number());
        told.put("format", job.format());
        told.putAll(RecordingsController.progress(job.work()));
        told.put("failure", job.work().failure());
        told.put("recordings", job.parts().size());
        for (Outcome outcome : Outcome.values()) {
            told.put(label(outcome), job.count(outcome));
        }
        told.put("recording", job.present().recording());
        told.put("stage", job.stage());
        told.put(
                "files",
                job.present().files().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
        told.put("remarks", remarks(job));
        return told;
    }

    private static List<Map<String, String>> remarks(ExportJob job) {
        List<Map<String, String>> remarks = new ArrayList<>();
        for (ExportJob.Part part : job.parts()) {
            if (!part.remark().isEmpty()) {
                remarks.add(Map.of("recording", part.recording(), "remark", part.remark()));
            }
        }
        return remarks;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
