package org.myodose.dashboard.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import org.myodose.dashboard.station.StationControl;

/** The page's requests to the station. Documented in docs/live-api.md. */
@Controller("/api/v1")
final class StationController {

    private final StationControl control;

    StationController(StationControl control) {
        this.control = control;
    }

    @Post("/tare")
    @Status(HttpStatus.ACCEPTED)
    void tare() {
        control.tare();
    }

    @Post("/tare/undo")
    @Status(HttpStatus.ACCEPTED)
    void undoTare() {
        control.undoTare();
    }

    @Post("/session")
    @Status(HttpStatus.ACCEPTED)
    void newSession() {
        control.newSession();
    }
}
