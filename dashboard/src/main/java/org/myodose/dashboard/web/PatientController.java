package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Comparator;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** The patient's phone: how it is let in, and the little that it may do then. Documented in docs/live-api.md. */
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Controller("/api/v1")
final class PatientController {

    private final StationControl station;
    private final PatientDesk desk;
    private final Gate gate;

    PatientController(StationControl station, PatientDesk desk, Gate gate) {
        this.station = station;
        this.desk = desk;
        this.gate = gate;
    }

    /** Makes a link for one phone, for one use within ten minutes, as text and as a QR code; one made before is over. */
    @ApiResponse(responseCode = "200", description = "the link, and its QR code as the path of an SVG")
    @Post("/patient-link")
    HttpResponse<?> link(HttpRequest<?> request) {
        return Answers.kept(desk.link(server(request)));
    }

    /** As whoever asks finds it, if that is how other machines do; else as one of these do, where they can. */
    private URI server(HttpRequest<?> request) {
        int port = request.getServerAddress().getPort();
        URI asked = URI.create(gate.reach().scheme() + "://"
                + HostNames.inOneForm(String.valueOf(request.getHeaders().get(HttpHeaders.HOST)))
                + "/");
        return gate.reach().addresses(port).stream()
                .min(Comparator.comparing(address -> !address.equals(asked)))
                .orElse(asked);
    }

    /** Ends the link and the phone that came by it. */
    @ApiResponse(responseCode = "204", description = "nothing comes from that phone any more")
    @Delete("/patient-link")
    @Status(HttpStatus.NO_CONTENT)
    void revoke() {
        desk.revoke();
    }

    /** Whether this phone may still say something. */
    @ApiResponse(responseCode = "204", description = "it may")
    @Get("/patient")
    @Status(HttpStatus.NO_CONTENT)
    void stillIn() {}

    /** Notes the patient's pain, from 0 to 10, about all devices. */
    @ApiResponse(responseCode = "202", description = "taken over; what comes of it is told in the streams")
    @Post("/patient/pain")
    @Status(HttpStatus.ACCEPTED)
    void pain(@QueryValue String rating) {
        int rated = StationController.rating(rating);
        station.devices().forEach(device -> device.ratePain(rated));
    }

    /** The patient wants it to stop: the session is stopped on all devices. */
    @ApiResponse(responseCode = "202", description = "told with the next scans, as if the button had been pressed")
    @Post("/patient/stop")
    @Status(HttpStatus.ACCEPTED)
    void stop() {
        station.devices().forEach(DeviceControl::stopForPatient);
    }
}
