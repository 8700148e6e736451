package org.myodose.dashboard.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** The page's requests to the station. Documented in docs/live-api.md. {@code device} is the number of one; without, all are meant. */
@ApiResponse(responseCode = "202", description = "taken over; what comes of it is told in the streams")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Controller("/api/v1")
final class StationController {

    private final StationControl control;
    private final DeviceChoice choice;
    private final PatientDesk phone;

    StationController(StationControl control, DeviceChoice choice, PatientDesk phone) {
        this.phone = phone;
        this.control = control;
        this.choice = choice;
    }

    /** Takes the zero of the devices over the next half second; raw counts are never altered. */
    @Post("/tare")
    @Status(HttpStatus.ACCEPTED)
    void tare(@QueryValue @Nullable String device) {
        ask(device, DeviceControl::tare);
    }

    /** Puts the zero before the last tare in force again. */
    @Post("/tare/undo")
    @Status(HttpStatus.ACCEPTED)
    void undoTare(@QueryValue @Nullable String device) {
        ask(device, DeviceControl::undoTare);
    }

    /** Notes the patient's pain, from 0 to 10; it may end or stop a step, or the session. */
    @Post("/pain")
    @Status(HttpStatus.ACCEPTED)
    void pain(@QueryValue String rating, @QueryValue @Nullable String device) {
        int rated = rating(rating);
        ask(device, asked -> asked.ratePain(rated));
    }

    /** A rating that can be one; all else is refused. */
    static int rating(String told) {
        if (!told.matches("10|[0-9]")) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "Pain is rated from 0 to 10, not '" + told + "'.");
        }
        return Integer.parseInt(told);
    }

    /** Takes the last rating back as a mistake: the one before it holds again, and both stay in the recording. */
    @Post("/pain/undo")
    @Status(HttpStatus.ACCEPTED)
    void withdrawPain(@QueryValue @Nullable String device) {
        ask(device, DeviceControl::withdrawPain);
    }

    /** Marks this moment in the recording, for whoever wants to find it again. */
    @Post("/mark")
    @Status(HttpStatus.ACCEPTED)
    void mark(@QueryValue @Nullable String device) {
        askOne(
                device,
                DeviceControl::mark,
                "Nothing is recorded that could be marked: begin a session, or start with --record.");
    }

    /** Takes the last mark back as a mistake; both stay in the recording. */
    @Post("/mark/undo")
    @Status(HttpStatus.ACCEPTED)
    void withdrawMark(@QueryValue @Nullable String device) {
        ask(device, DeviceControl::withdrawMark);
    }

    /** Notes the force, in newtons, that whoever pressed believes the last hold to have had; then it is shown. */
    @Post("/estimate")
    @Status(HttpStatus.ACCEPTED)
    void estimate(@QueryValue String newtons, @QueryValue @Nullable String device) {
        if (!newtons.matches("\\d{1,3}(\\.\\d{1,6})?|1000(\\.0*)?")) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST, "A force is estimated from 0 to 1000 N, not '" + newtons + "'.");
        }
        askOne(
                device,
                asked -> asked.estimate(Double.parseDouble(newtons)),
                "No hold waits for an estimate: one does after a hold whose force was hidden, until the next press.");
    }

    /** Shows the force of this hold, where the prescription lets it be asked for, or of the last without an estimate. */
    @Post("/feedback")
    @Status(HttpStatus.ACCEPTED)
    void requestFeedback(@QueryValue @Nullable String device) {
        askOne(
                device,
                DeviceControl::requestFeedback,
                "This prescription's feedback is not to be asked for: it has a schedule of its own.");
    }

    /** Refuses where none of the devices meant can do it. */
    private void askOne(@Nullable String device, Predicate<DeviceControl> request, String refusal) {
        AtomicBoolean taken = new AtomicBoolean();
        ask(device, asked -> {
            if (request.test(asked)) {
                taken.set(true);
            }
        });
        if (!taken.get()) {
            throw new HttpStatusException(HttpStatus.CONFLICT, refusal);
        }
    }

    private void ask(@Nullable String device, Consumer<DeviceControl> request) {
        List<DeviceControl> meant = choice.some(device);
        if (meant.isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, choice.refusal(device));
        }
        meant.forEach(request);
    }

    /** Begins repetitions, dose and a patient's stop afresh, for all devices, with the same prescription. */
    @Post("/session")
    @Status(HttpStatus.ACCEPTED)
    void newSession() {
        control.newSession();
        phone.revoke();
    }
}
