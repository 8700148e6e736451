package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.dashboard.command.RecordedSessions.Sensor;
import org.myodose.device.ForceUnit;

/** What a report says of a session that is not as it should be, and of several devices. */
class ReportWarningsTest extends ReportBench {

    @Test
    void tellsOfASessionWithoutAHold() throws Exception {
        Path still = RecordedSessions.record(
                folder.resolve("still.xdf"),
                20,
                new Sensor("palm", ForceUnit.NEWTONS, 16, second -> 0.05 * Math.sin(37 * second)));
        String page = text(html(still));
        assertTrue(page.contains("No hold was found"), page);
        assertTrue(page.contains("0 holds, 0.0 s held"), page);
    }

    @Test
    void tellsCountsAsCounts() throws Exception {
        Path counts = RecordedSessions.record(
                folder.resolve("counts.xdf"), 20, new Sensor("palm", ForceUnit.COUNTS, 16, RecordedSessions::holds));
        String page = text(html(counts));
        assertTrue(page.contains("are counts, not newtons"), page);
        assertTrue(page.contains("never calibrated"), page);
        assertTrue(page.contains("Mean, counts"), page);
        assertFalse(page.contains("The target band lies"), page);
    }

    @Test
    void tellsThatAHoldWasClipped() throws Exception {
        // 11 bits end at 20.47 N.
        Path clipped = RecordedSessions.record(
                folder.resolve("clipped.xdf"), 20, new Sensor("palm", ForceUnit.NEWTONS, 11, RecordedSessions::holds));
        for (String told : List.of(text(html(clipped)), text(report(clipped, ".pdf")))) {
            assertTrue(told.contains("2 of 2 holds of palm were clipped"), told);
            assertTrue(told.contains("lower limits"), told);
        }
    }

    @Test
    void tellsOfADamagedRecordingWhatIsWhole() throws Exception {
        byte[] bytes = Files.readAllBytes(session);
        bytes[bytes.length / 2] ^= 0x40;
        Path damaged = Files.write(folder.resolve("damaged.xdf"), bytes);
        String page = text(html(damaged));
        assertTrue(page.contains("This recording is not whole. Damaged and left out: 1 part"), page);
        assertTrue(page.contains("The report tells of what is left."), page);
    }

    @Test
    void givesEveryDeviceItsOwnSection() throws Exception {
        Path both = RecordedSessions.record(
                folder.resolve("both.xdf"),
                20,
                new Sensor("glove", ForceUnit.NEWTONS, 16, RecordedSessions::holds),
                new Sensor("table", ForceUnit.KILOGRAMS, 16, second -> RecordedSessions.holds(second) / 9.80665));
        String page = text(html(both, "--prescription", "demonstration"));
        assertTrue(page.contains("Device: glove"), page);
        assertTrue(page.contains("Device: table"), page);
        assertTrue(page.contains("Demonstration, chosen for this report"), page);
        assertTrue(page.contains("All devices on one clock"), page);
        // The same force on both, whatever each counts in.
        List<String> given = Pattern.compile("Given, by (glove|table) ?2 holds, (\\S+) s held[^;]*; (\\d+) of 100")
                .matcher(page)
                .results()
                .map(match -> match.group(2) + " " + match.group(3))
                .toList();
        assertEquals(2, given.size(), page);
        assertEquals(given.get(0), given.get(1));
        assertEquals(2, Pattern.compile("Impulse, N·s").matcher(page).results().count() / 2, page);
    }

    @Test
    void warnsOfACalibrationThatHadExpired() throws Exception {
        LocalDate day = LocalDate.of(2025, 1, 1);
        CalibrationCertificate certificate = new CalibrationCertificate(
                new SensorId("S-palm", "palm"),
                day,
                day.plusMonths(6),
                List.of(0.0, 10.0),
                new FitFigures(24, 0.98, 98, 0.11, 0.3, 0.12, 4.5, Double.NaN),
                Optional.empty(),
                "a test");
        ChannelScaling scaling = new ChannelScaling(
                new ForceCurve.Linear(1, 100, 0), CountLimits.UNKNOWN, 0, "a test", Optional.of(certificate));
        Path expired = RecordedSessions.record(
                folder.resolve("expired.xdf"),
                20,
                device -> new SignalScaling(ForceUnit.NEWTONS, List.of(scaling)),
                new Sensor("palm", ForceUnit.COUNTS, 16, RecordedSessions::holds));
        String sentence =
                "The calibration of palm had expired on 2025-07-01 when this was recorded: check it with known"
                        + " masses.";
        for (String told : List.of(text(html(expired)), text(report(expired, ".pdf")))) {
            assertTrue(told.contains(sentence), told);
            assertTrue(told.contains("2025-07-01 (expired)"), told);
        }
        assertFalse(text(html(session)).contains("had expired"), "another that had not");
    }
}
