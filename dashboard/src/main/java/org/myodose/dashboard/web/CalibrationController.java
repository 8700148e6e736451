package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.setup.CalibrationDesk;
import org.myodose.dashboard.setup.CalibrationOrder;
import org.myodose.dashboard.setup.ConflictException;

/** A calibration with known masses, led through on the page. Documented in docs/setup-page.md. */
@ApiResponse(responseCode = "200", description = "how far it is, as docs/setup-page.md tells")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Requires(beans = CalibrationDesk.class)
@Controller("/api/v1/setup/calibration")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalibrationController {

    private final CalibrationDesk desk;

    CalibrationController(CalibrationDesk desk) {
        this.desk = desk;
    }

    /** What is asked of the desk. */
    private interface Work {
        void run() throws ConflictException;
    }

    private HttpResponse<?> done(Work work) {
        try {
            work.run();
            return Answers.kept(desk.told());
        } catch (ConflictException conflict) {
            return Problem.answer(HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()));
        } catch (UserException | CalibrationException | IllegalArgumentException refused) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
        }
    }

    /** Tells how far the calibration is, what was read, and what came of it. */
    @Get
    HttpResponse<?> told() {
        return done(() -> {});
    }

    /** Begins a calibration of a channel with known masses. */
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> begin(@Body String body) {
        return done(() -> desk.begin(order(Bodies.json(body))));
    }

    private static CalibrationOrder order(JsonNode sent) {
        List<Double> masses = new ArrayList<>();
        sent.path("masses").forEach(mass -> masses.add(mass.asDouble(Double.NaN)));
        return CalibrationOrder.of(
                sent.path("device").asInt(0),
                sent.path("channel").asText(""),
                masses,
                sent.path("upOnly").asBoolean(false),
                sent.path("repeats").asInt(1),
                sent.path("creepSeconds").asDouble(0),
                sent.path("handsFree").asBoolean(false),
                sent.path("circuit").asText("direct"),
                sent.path("validMonths").asInt(6));
    }

    /** Says that the load which was asked for lies there, or that the last reading is to be taken back. */
    @Post("/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> answer(@Body String body) {
        return done(() -> {
            JsonNode sent = Bodies.json(body);
            desk.answer(sent.path("number").asInt(0), !sent.path("takeBack").asBoolean(false));
        });
    }

    /** Writes the calibration that is named; the one that it replaces is named, too, and kept beside it. */
    @Post("/save")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> save(@Body String body) {
        return done(() -> {
            JsonNode sent = Bodies.json(body);
            desk.save(sent.path("id").asText(""), sent.path("replaces").asText(""));
        });
    }

    /** Ends the calibration; nothing is written. */
    @Delete
    HttpResponse<?> giveUp() {
        return done(desk::giveUp);
    }

    /** Draws the curve through its readings, and what it misses them by. */
    @Get("/plot.svg")
    HttpResponse<?> plot() {
        Optional<String> picture = desk.picture();
        return picture.isPresent()
                ? HttpResponse.ok(picture.get()).contentType(MediaType.of("image/svg+xml"))
                : Problem.answer(HttpStatus.NOT_FOUND, "Nothing was fitted yet: lead the calibration to its end.");
    }
}
