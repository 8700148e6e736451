package org.myodose.dashboard.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.myodose.dashboard.doctor.Finding;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.setup.DoctorDesk;
import org.myodose.dashboard.station.DeviceStation;

/** How quick the devices' hot paths are, and what the doctor says of this machine. Documented in docs/setup-page.md. */
@ApiResponse(responseCode = "200", description = "as docs/setup-page.md tells")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = {DevicesDesk.class, DoctorDesk.class})
@Controller("/api/v1/setup")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SetupController {

    private final DevicesDesk devices;
    private final DoctorDesk doctor;

    SetupController(DevicesDesk devices, DoctorDesk doctor) {
        this.devices = devices;
        this.doctor = doctor;
    }

    /** Tells how long each stage of a device's hot path took since the run began, percentile by percentile. */
    @Get("/latency")
    HttpResponse<?> latency(HttpRequest<?> request, @QueryValue(defaultValue = "0") int device) {
        Optional<DeviceStation> station = devices.device(device);
        if (station.isEmpty()) {
            return Problem.answer(
                    HttpStatus.NOT_FOUND,
                    "This run has no device " + device + ": the setup page lists those that it has.");
        }
        return Answers.json(request, Map.of("device", device, "stages", devices.latency(station.get())));
    }

    /** Has the doctor look at this machine, which takes about two seconds; for each matter a verdict, and what mends it. */
    @Post("/doctor")
    HttpResponse<?> consult() {
        Optional<List<Finding>> findings = doctor.consult();
        if (findings.isEmpty()) {
            return Problem.answer(
                    HttpStatus.CONFLICT, "The doctor is looking for somebody else just now: ask again in two seconds.");
        }
        return Answers.kept(
                Map.of("findings", findings.get().stream().map(Finding::fields).toList()));
    }
}
