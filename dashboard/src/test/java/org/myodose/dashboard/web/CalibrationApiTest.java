package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationFile;

/** A calibration as the setup page leads through it, with loads that lie there. */
class CalibrationApiTest extends SetupServer {
    private static final String CALIBRATION = "/api/v1/setup/calibration";

    private record Order(int device, String channel, List<Double> masses, boolean upOnly, int validMonths) {}

    private record Answer(int number, boolean takeBack) {}

    private record Save(String id, String replaces) {}

    private static Save save(JsonNode shown, String replaces) {
        return new Save(shown.at("/changes/id").asText(), replaces);
    }

    private static final Order ORDER = new Order(0, "A0", List.of(0.5, 1.0, 1.5, 2.0), true, 6);

    private JsonNode awaitCourse(String... states) throws Exception {
        while (true) {
            JsonNode course = json(visitor.get(CALIBRATION));
            if (List.of(states).contains(course.get("state").asText())) {
                return course;
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Lays on what is asked for, but for the masses that the sensor does not answer to. */
    private JsonNode led(double answering) throws Exception {
        JsonNode course = awaitCourse("waiting");
        while (course.get("state").asText().equals("waiting")) {
            sensor.lay(answering * course.get("massKilograms").asDouble());
            json(post(CALIBRATION + "/answer", new Answer(course.get("number").asInt(), false)));
            course = awaitCourse("waiting", "fitted", "failed");
        }
        return course;
    }

    @Test
    void leadsThroughACalibrationAndWritesWhatTheCommandWrites() throws Exception {
        json(post(CALIBRATION, ORDER));
        assertTrue(detail(409, post(CALIBRATION, ORDER)).contains("under way"));
        assertTrue(detail(409, post(CALIBRATION + "/save", new Save("", ""))).contains("nothing to save"));
        JsonNode course = led(1);
        assertEquals("fitted", course.get("state").asText(), course::toString);
        assertEquals(5, course.get("readings").size());
        assertEquals(5, course.at("/fit/candidates").size(), course::toString);
        assertTrue(course.at("/fit/maxErrorNewtons").asDouble() < 0.1, course::toString);
        assertTrue(course.at("/changes/replaces").isNull());
        assertTrue(visitor.get(CALIBRATION + "/plot.svg").body().startsWith("<svg"));
        JsonNode saved = json(post(CALIBRATION + "/save", save(course, "")));
        assertEquals("saved", saved.get("state").asText());
        Path file = Path.of(saved.at("/files/0").asText());
        double newtons = CalibrationFile.read(file)
                .of(new SensorId("LOADED-1", "A0"))
                .orElseThrow()
                .forceAt(1100);
        assertEquals(9.80665, newtons, 0.05);
    }

    @Test
    void asksBeforeItReplacesAnEarlierOneAndKeepsThat() throws Exception {
        json(post(CALIBRATION, ORDER));
        JsonNode saved = json(post(CALIBRATION + "/save", save(led(1), "")));
        Path file = Path.of(saved.at("/files/0").asText());
        String before = Files.readString(file);
        json(post(CALIBRATION, ORDER));
        JsonNode course = led(0.5);
        String replaced = course.at("/changes/replaces/id").asText();
        assertEquals(8, replaced.length(), course::toString);
        assertEquals(
                course.at("/changes/loads/4/before").asDouble(),
                course.at("/changes/loads/4/after").asDouble() / 2,
                0.1);
        assertTrue(detail(409, post(CALIBRATION + "/save", save(course, ""))).contains("meanwhile"));
        json(post(CALIBRATION + "/save", save(course, replaced)));
        assertEquals(before, Files.readString(Path.of(file + ".earlier-1")));
        assertFalse(Files.readString(file).equals(before));
    }

    @Test
    void savesNoOtherThanTheOneThatWasShown() throws Exception {
        json(post(CALIBRATION, ORDER));
        JsonNode shown = led(1);
        json(visitor.ask("DELETE", CALIBRATION, "Origin", visitor.ownOrigin()));
        json(post(CALIBRATION, ORDER));
        JsonNode another = led(0.5);
        assertTrue(
                detail(409, post(CALIBRATION + "/save", save(shown, ""))).contains("look at the curve"),
                shown::toString);
        assertTrue(detail(409, post(CALIBRATION + "/save", new Save("", ""))).contains("look at the curve"));
        assertFalse(Files.exists(folder.resolve("calibrations")));
        assertEquals(
                "saved",
                json(post(CALIBRATION + "/save", save(another, "")))
                        .get("state")
                        .asText());
    }

    @Test
    void refusesAsTheCommandRefusesAndWritesNothing() throws Exception {
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "A0", List.of(1.0), true, 6)))
                .contains("three known"));
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "B7", List.of(1.0, 2.0, 3.0), true, 6)))
                .contains("B7"));
        assertTrue(detail(400, post(CALIBRATION, new Order(3, "A0", List.of(1.0, 2.0, 3.0), true, 6)))
                .contains("device 3"));
        assertTrue(detail(400, post(CALIBRATION, new Order(0, "A0", List.of(1.0, 2.0, 3.0), true, 0)))
                .contains("months"));
        json(post(CALIBRATION, ORDER));
        JsonNode course = led(0);
        assertEquals("failed", course.get("state").asText());
        assertTrue(course.get("sentence").asText().contains("check the sensor's wiring"), course::toString);
        assertEquals(404, visitor.get(CALIBRATION + "/plot.svg").statusCode());
        assertFalse(Files.exists(folder.resolve("calibrations")));
    }

    @Test
    void takesAReadingBackHearsNobodyTwiceAndCanBeGivenUp() throws Exception {
        json(post(CALIBRATION, ORDER));
        JsonNode course = awaitCourse("waiting");
        json(post(CALIBRATION + "/answer", new Answer(1, false)));
        while (course.get("number").asInt() != 2) {
            course = awaitCourse("waiting");
        }
        assertTrue(
                detail(409, post(CALIBRATION + "/answer", new Answer(1, false))).contains("gone on"));
        json(post(CALIBRATION + "/answer", new Answer(2, true)));
        while (course.get("number").asInt() != 1) {
            course = awaitCourse("waiting");
        }
        assertEquals(0, course.get("readings").size());
        json(visitor.ask("DELETE", CALIBRATION, "Origin", visitor.ownOrigin()));
        assertTrue(awaitCourse("failed").get("sentence").asText().contains("given up"));
        json(visitor.ask("DELETE", CALIBRATION, "Origin", visitor.ownOrigin()));
        assertEquals("none", awaitCourse("none").get("state").asText());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), new ArrayList<>(files.toList()));
        }
    }
}
