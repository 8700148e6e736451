package org.myodose.acquisition.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Circuit;

/** Five force-sensing resistors that others calibrated: empty cells, a dead zone below some 20 g, ten-bit counts. */
class RealSensorsTest {

    private static final Path TABLE =
            Path.of(System.getProperty("myodose.shared", "../../shared"), "data/fsr-calibration/calibration.csv");

    private static Map<String, List<LoadReading>> sensors() throws IOException {
        assumeTrue(Files.exists(TABLE), "the real traces are not here");
        return PointsTable.read("calibration.csv", Files.readString(TABLE), OptionalDouble.of(0.001));
    }

    @Test
    void fitsEverySensorOfTheTable() throws IOException {
        Map<String, List<LoadReading>> sensors = sensors();
        assertEquals(List.of("F1", "F2", "F3", "F4", "F5"), List.copyOf(sensors.keySet()));
        sensors.forEach((name, readings) -> {
            CalibrationFit fit = CurveFitter.fit(readings, new Circuit.Direct());
            assertTrue(fit.limits().deadZone().contains(0), name);
            assertFalse(fit.limits().deadZone().contains(60), name);
            assertTrue(fit.figures().crossValidatedNewtons() < 0.25, () -> FitText.of(name, fit));
            assertEquals(0.5, fit.massesKilograms().getLast(), 1e-9);
        });
    }
}
