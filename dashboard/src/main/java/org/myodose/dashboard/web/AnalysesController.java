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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.OtherAnalysis;
import org.myodose.dashboard.library.RecordingsFolder.Item;

/** Recordings analysed otherwise than they were recorded. Documented in docs/recordings-api.md. */
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
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnalysesController {

    private final Library library;

    AnalysesController(Library library) {
        this.library = library;
    }

    /** Lists the filters and prescriptions that an analysis can be asked for with. */
    @Get("/analysis-choices")
    HttpResponse<?> choices(HttpRequest<?> request) {
        List<String> filters =
                FilterProfiles.all().stream().map(FilterProfile::name).toList();
        List<String> prescriptions =
                Prescriptions.all().stream().map(BuiltIn::name).toList();
        return Answers.json(request, Map.of("filters", filters, "prescriptions", prescriptions));
    }

    /** Tells what is found in a recording with other parameters; what is not given is as it was recorded. */
    @Get("/recordings/{id}/analysis")
    HttpResponse<?> analysis(
            HttpRequest<?> request,
            String id,
            @QueryValue @Nullable String filter,
            @QueryValue(defaultValue = "false") boolean zeroPhase,
            @QueryValue @Nullable String prescription,
            @QueryValue @Nullable String band,
            @QueryValue @Nullable String bandNewtons)
            throws IOException {
        Optional<Item> item = library.folder().find(id);
        if (item.isEmpty()) {
            return RecordingsController.unknown(id);
        }
        OtherAnalysis other;
        try {
            other = OtherAnalysis.parse(filter, zeroPhase, prescription, band, bandNewtons);
        } catch (IllegalArgumentException senseless) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(senseless.getMessage()));
        }
        Optional<String> found = library.analysis(item.get(), other);
        return found.isPresent()
                ? Answers.json(request, found.get())
                : RecordingsController.underWay(
                        library.analysisWork(item.get(), other), () -> library.analyse(item.get(), other));
    }
}
