package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.device.ForceUnit;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;

class ReportJsonTest {

    @Test
    void namesEveryFieldOfTheContractInItsOrder(@TempDir Path folder) throws IOException, TraceException {
        String json = ReportJson.of(report(folder, false), "1.2.3");
        int last = -1;
        for (String field : new String[] {
            "source",
            "forceUnit",
            "samples",
            "durationSeconds",
            "gaps",
            "holds",
            "index",
            "channel",
            "site",
            "onsetSeconds",
            "plateauStartSeconds",
            "plateauEndSeconds",
            "releaseSeconds",
            "ended",
            "meanForce",
            "peakForce",
            "impulse",
            "loadingRate",
            "coefficientOfVariationPercent",
            "sag",
            "timeInBandPercent",
            "steps",
            "excursions",
            "excursionPeakForce",
            "clipped",
            "presses",
            "dose",
            "holdSeconds",
            "sessionSeconds",
            "notices",
            "softwareVersion"
        }) {
            int position = json.indexOf('"' + field + '"', last + 1);
            assertTrue(position > last, field + " is missing in " + json);
            last = position;
        }
        assertTrue(json.contains("\"ended\" : \"released\""), json);
        assertTrue(json.contains("\"timeInBandPercent\" : null"), json);
        assertTrue(json.contains("\"durationSeconds\" : 16.99"), json);
        assertFalse(json.contains("NaN") || json.matches("(?s).*\\d[eE][-+]?\\d.*"), json);
    }

    @Test
    void aBandGivesTheTimeInIt(@TempDir Path folder) throws IOException, TraceException {
        AnalysisReport report = report(folder, true);
        assertEquals(100, report.holds().getFirst().timeInBandPercent(), 10);
        assertEquals(1, report.dose().repetitions());
        assertTrue(ReportText.of(report).contains("released"), () -> ReportText.of(report));
    }

    private static AnalysisReport report(Path folder, boolean withBand) throws IOException, TraceException {
        StringBuilder csv = new StringBuilder("time,force\n");
        for (int i = 0; i < 1700; i++) {
            double seconds = i / 100.0;
            double force = seconds < 2 || seconds > 15 ? 0 : Math.min(1, Math.min(seconds - 2, 15 - seconds)) * 40;
            csv.append(seconds)
                    .append(',')
                    .append(Math.round(force * 10) / 10.0)
                    .append('\n');
        }
        Path file = folder.resolve("press.csv");
        Files.writeString(file, csv);
        return Analysis.of(
                TraceFile.read(file, TraceOptions.guessed().withForceUnit(ForceUnit.NEWTONS)),
                withBand ? new ForceBand(35, 45) : null);
    }
}
