package org.myodose.dashboard.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.Library.Listed;
import org.myodose.dashboard.library.RecordingFilter;
import org.myodose.dashboard.library.RecordingsFolder.Item;
import org.myodose.dashboard.library.Work;

/** The list of recordings, and what stands in each. Documented in docs/recordings-api.md. */
@ApiResponse(responseCode = "200", description = "as docs/recordings-api.md tells")
@ApiResponse(responseCode = "202", description = "under way: state and share; ask again")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = Library.class)
@Controller("/api/v1/recordings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RecordingsController {

    private final Library library;

    RecordingsController(Library library) {
        this.library = library;
    }

    /** Lists the recordings of the folder, the newest first, as many as the filters leave. */
    @Get
    HttpResponse<?> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String person,
            @QueryValue @Nullable String prescription,
            @QueryValue @Nullable String device,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable Boolean holds,
            @QueryValue(defaultValue = "0") int page,
            @QueryValue(defaultValue = "50") int size)
            throws IOException {
        try {
            RecordingFilter filter = new RecordingFilter(person, prescription, device, day(from), day(to), holds);
            return Answers.json(request, list(filter, new Pages(page, size)));
        } catch (DateTimeParseException noDay) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST, "'" + noDay.getParsedString() + "' is no day: write it as 2026-11-21.");
        } catch (IllegalArgumentException noPage) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(noPage.getMessage()));
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private Map<String, Object> list(RecordingFilter filter, Pages pages) throws IOException {
        List<Listed> all = library.list();
        List<Listed> possible = all.stream().filter(filter::mayWant).toList();
        if (filter.holds() != null) {
            possible.forEach(this::lookInto);
        }
        List<Listed> wanted = possible.stream()
                .filter(filter::wants)
                .sorted(Comparator.comparing(RecordingsController::when)
                        .reversed()
                        .thenComparing(listed -> listed.item().name()))
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("folder", library.folder().root().toString());
        answer.put("recordings", all.size());
        answer.put("found", wanted.size());
        answer.put(
                "unknown",
                filter.holds() == null
                        ? 0
                        : possible.stream().filter(this::isAwaited).count());
        answer.putAll(pages.told(wanted.size()));
        List<Listed> shown = pages.of(wanted);
        shown.forEach(this::lookInto);
        answer.put("items", shown.stream().map(RecordingsController::line).toList());
        return answer;
    }

    /** What nobody has looked into yet will be known when the list is asked for again. */
    private void lookInto(Listed listed) {
        boolean tried = library.findingsWork(listed.item()).isPresent();
        boolean wanted = listed.problem() == null && listed.summary() == null && !tried;
        if (wanted && library.isAtRest(listed.item())) {
            library.examine(listed.item());
        }
    }

    /** Whether somebody is looking into it, or will. */
    private boolean isAwaited(Listed listed) {
        return listed.summary() == null
                && library.findingsWork(listed.item())
                        .filter(work -> !work.isOver())
                        .isPresent();
    }

    private static Instant when(Listed listed) {
        RecordingDescription description = listed.description();
        return description == null ? Instant.ofEpochSecond(0, listed.item().modifiedNs()) : description.startedAt();
    }

    private static Map<String, Object> line(Listed listed) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        RecordingDescription description = listed.description();
        Library.Summary summary = listed.summary();
        line.put("id", listed.item().id());
        line.put("name", listed.item().name());
        line.put("bytes", listed.item().bytes());
        line.put(
                "startedAt",
                description == null ? null : description.startedAt().toString());
        line.put("person", RecordingFilter.person(listed));
        line.put("prescription", RecordingFilter.prescription(listed));
        line.put(
                "devices",
                description == null
                        ? List.of()
                        : description.devices().stream()
                                .map(RecordedDevice::name)
                                .toList());
        line.put("holds", summary == null ? null : summary.holds());
        line.put("durationSeconds", summary == null ? null : summary.durationSeconds());
        line.put("problem", listed.problem());
        return line;
    }

    /** Tells where a recording comes from, what was found in it, and its markers. */
    @Get("/{id}")
    HttpResponse<?> findings(HttpRequest<?> request, String id) throws IOException {
        Optional<Item> item = library.folder().find(id);
        if (item.isEmpty()) {
            return unknown(id);
        }
        Optional<String> findings = library.findings(item.get());
        return findings.isPresent()
                ? Answers.json(request, findings.get())
                : underWay(library.findingsWork(item.get()), () -> library.examine(item.get()));
    }

    /** Hands out the file itself, whole or a range of it. */
    @ApiResponse(responseCode = "200", description = "the file as it stands, with ETag and Content-Disposition")
    @ApiResponse(responseCode = "206", description = "the range that was asked for")
    @ApiResponse(responseCode = "416", description = "the file has no such bytes")
    @Get("/{id}/file")
    HttpResponse<?> file(HttpRequest<?> request, String id) throws IOException {
        Optional<Item> item = library.folder().find(id);
        return item.isEmpty() ? unknown(id) : Downloads.of(request, item.get().path());
    }

    static HttpResponse<?> unknown(String id) {
        return Problem.answer(
                HttpStatus.NOT_FOUND,
                "There is no recording '" + id + "' in the folder now: take its id from the list of recordings.");
    }

    /** Asks for what takes long, or tells how far it is. */
    interface Asking {
        Work ask();
    }

    static HttpResponse<?> underWay(Optional<Work> before, Asking asking) {
        if (before.isPresent() && before.get().tellsFailure()) {
            return Problem.answer(
                    HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(before.get().failure()));
        }
        return Answers.accepted(progress(asking.ask()));
    }

    static Map<String, Object> progress(Work work) {
        return Map.of("state", work.state().name().toLowerCase(java.util.Locale.ROOT), "share", work.share());
    }
}
