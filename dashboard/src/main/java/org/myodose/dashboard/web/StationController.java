package org.myodose.dashboard.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** The page's requests to the station. Documented in docs/live-api.md. */
@Controller("/api/v1")
final class StationController {

    private final StationControl control;
    private final DeviceChoice choice;

    StationController(StationControl control, DeviceChoice choice) {
        this.control = control;
        this.choice = choice;
    }

    @Post("/tare")
    HttpResponse<?> tare(@QueryValue @Nullable String device) {
        return ask(device, DeviceControl::tare);
    }

    @Post("/tare/undo")
    HttpResponse<?> undoTare(@QueryValue @Nullable String device) {
        return ask(device, DeviceControl::undoTare);
    }

    @Post("/pain")
    HttpResponse<?> pain(@QueryValue String rating, @QueryValue @Nullable String device) {
        if (!rating.matches("10|[0-9]")) {
            return Problem.answer(HttpStatus.BAD_REQUEST, "Pain is rated from 0 to 10, not '" + rating + "'.");
        }
        return ask(device, asked -> asked.ratePain(Integer.parseInt(rating)));
    }

    @Post("/pain/undo")
    HttpResponse<?> withdrawPain(@QueryValue @Nullable String device) {
        return ask(device, DeviceControl::withdrawPain);
    }

    private HttpResponse<?> ask(@Nullable String device, Consumer<DeviceControl> request) {
        List<DeviceControl> meant = choice.some(device);
        if (meant.isEmpty()) {
            return Problem.answer(HttpStatus.NOT_FOUND, choice.refusal(device));
        }
        meant.forEach(request);
        return HttpResponse.accepted();
    }

    @Post("/session")
    @Status(HttpStatus.ACCEPTED)
    void newSession() {
        control.newSession();
    }
}
