package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.hold.Hold;
import org.myodose.device.ForceUnit;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;

class ZeroPhaseAnalysisTest {

    private static final FilterChoice ZERO_PHASE = new FilterChoice(null, true);

    @TempDir
    private Path folder;

    /** Two presses of 4 s with a gap of a second within the second one. */
    private Trace press() throws IOException, TraceException {
        StringBuilder csv = new StringBuilder("time,force\n");
        for (int i = 0; i < 3000; i++) {
            double seconds = i / 250.0;
            double within = seconds % 6;
            double force = within < 1 || within > 5 ? 0 : Math.min(1, Math.min(within - 1, 5 - within) * 5) * 40;
            if (seconds < 9 || seconds > 10) {
                csv.append(seconds)
                        .append(',')
                        .append(Math.round(force * 100) / 100.0)
                        .append('\n');
            }
        }
        Path file = folder.resolve("press.csv");
        Files.writeString(file, csv);
        return TraceFile.read(file, TraceOptions.guessed().withForceUnit(ForceUnit.NEWTONS));
    }

    @Test
    void findsTheHoldsWithoutTheFiltersDelay() throws Exception {
        AnalysisReport live = Analysis.of(press(), null);
        AnalysisReport zeroPhase = Analysis.of(press(), null, ZERO_PHASE);
        assertEquals(0, zeroPhase.signal().filterDelaySeconds());
        assertEquals(
                "median of 3, then forwards and backwards a 2nd-order Butterworth low-pass at 10 Hz; no delay",
                zeroPhase.signal().filter());
        assertEquals(live.holds().size(), zeroPhase.holds().size());
        assertEquals(live.gaps(), zeroPhase.gaps());
        Hold late = live.holds().getFirst();
        Hold early = zeroPhase.holds().getFirst();
        assertEquals(live.signal().filterDelaySeconds(), late.releaseSeconds() - early.releaseSeconds(), 0.015);
        assertEquals(40, early.meanForce(), 0.2);
    }

    @Test
    void isTheSameOfATableAndOfItsRecording() throws Exception {
        Path file = folder.resolve("press.xdf");
        RecordingDescription description =
                RecordingDescription.ofOneDevice("test", "0", Instant.parse("2026-11-21T00:00:00Z"), "");
        try (Recorder recorder = Recorder.start(file, description, alarm -> {});
                TraceSource source = new TraceSource(TraceCounts.of(press()))) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                LockSupport.parkNanos(1);
            }
        }
        AnalysisReport recorded = Analysis.of(Recording.open(file), null, ZERO_PHASE);
        assertEquals(Analysis.of(press(), null, ZERO_PHASE).holds(), recorded.holds());
        assertTrue(recorded.holds().size() >= 2, () -> recorded.holds().toString());
    }

    @Test
    void takesAnotherProfile() throws Exception {
        AnalysisReport raw = Analysis.of(press(), null, new FilterChoice(FilterProfiles.RAW, false));
        assertEquals("none, as wanted", raw.signal().filter());
    }
}
