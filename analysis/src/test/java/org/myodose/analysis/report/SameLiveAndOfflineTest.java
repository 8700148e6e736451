package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceSource;

/** One signal, three ways: live station, table, recording. The holds are the same to the last bit. */
class SameLiveAndOfflineTest {

    @ParameterizedTest
    @MethodSource("org.myodose.analysis.report.Traces#all")
    void theLiveStationFindsTheVeryHoldsOfTheReport(Traces traces) throws TraceException, LinkException {
        Trace trace = traces.read();
        List<Hold> live = new ArrayList<>();
        LiveAnalysis analysis = new LiveAnalysis(Prescriptions.demonstration(), new HoldsOnly(live));
        Conditioner conditioner = new Conditioner(Calibrations.none(), analysis);
        try (TraceSource source = new TraceSource(TraceCounts.of(trace))) {
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                // Each call delivers one scan.
            }
        }
        analysis.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "The trace is over.");
        assertEquals(Analysis.of(trace, demonstrationBand(trace.forceUnit())).holds(), live);
    }

    /** The prescription's band in the trace's own unit, computed as the guidance does; none over counts. */
    private static @Nullable ForceBand demonstrationBand(ForceUnit unit) {
        Prescription demonstration = Prescriptions.demonstration();
        return unit.isForce()
                ? new ForceBand(
                        demonstration.bandLowNewtons() / unit.newtonsPerUnit(),
                        demonstration.bandHighNewtons() / unit.newtonsPerUnit())
                : null;
    }

    @Test
    void aRecordingOfATraceGivesTheReportOfTheTrace(@TempDir Path folder)
            throws TraceException, IOException, RecordingException, LinkException {
        Trace trace = Traces.staticHold().read();
        Path file = record(folder, trace, "");
        AnalysisReport recorded = Analysis.of(Recording.open(file), null);
        AnalysisReport read = Analysis.of(trace, null);
        assertEquals(read.holds(), recorded.holds());
        assertEquals(read.samples(), recorded.samples());
        assertEquals(read.durationSeconds(), recorded.durationSeconds());
        assertEquals(read.presses(), recorded.presses());
        assertEquals(read.dose(), recorded.dose());
        assertTrue(Analysis.isRecording(file));
    }

    /** What was prescribed comes back, and its band is the one for the time in band, as it was live. */
    @Test
    void aRecordingGivesBackItsPrescriptionAndItsBand(@TempDir Path folder)
            throws TraceException, IOException, RecordingException, LinkException {
        Trace trace = Traces.staticHold().read();
        Prescription prescription = Prescriptions.byName("30-s-x-4")
                .orElseThrow()
                .written()
                .with("band", "60 to 90 N", "--band")
                .with("ceiling", "300 N", "--ceiling")
                .prescription();
        AnalysisReport recorded = reportOf(record(folder, trace, PrescriptionJson.of(prescription)));
        assertEquals(prescription, recorded.prescription());
        double newtons = trace.forceUnit().newtonsPerUnit();
        assertEquals(
                Analysis.of(trace, new ForceBand(60 / newtons, 90 / newtons)).holds(), recorded.holds());
        assertEquals(4, recorded.dose().repetitionsPlanned());
    }

    @Test
    void aPrescriptionThatContradictsItselfCostsNoMoreThanItself(@TempDir Path folder)
            throws TraceException, IOException, RecordingException, LinkException {
        Trace trace = Traces.staticHold().read();
        String wrong = PrescriptionJson.of(Prescriptions.demonstration()).replace("ceiling=60 N", "ceiling=6 N");
        AnalysisReport recorded = reportOf(record(folder, trace, wrong));
        assertEquals(Analysis.of(trace, null).holds(), recorded.holds());
        assertTrue(recorded.notices().getFirst().contains("the ceiling of 6 N lies inside or below the band"));
    }

    private static AnalysisReport reportOf(Path file) throws RecordingException {
        return Analysis.of(Recording.open(file), null);
    }

    private static Path record(Path folder, Trace trace, String prescription)
            throws IOException, RecordingException, LinkException {
        Path file = folder.resolve("prescribed.xdf");
        RecordingDescription description =
                RecordingDescription.ofOneDevice("test", "0", Instant.parse("2026-11-21T00:00:00Z"), prescription);
        List<String> alarms = new ArrayList<>();
        try (Recorder recorder = Recorder.start(file, description, alarms::add);
                TraceSource source = new TraceSource(TraceCounts.of(trace))) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                LockSupport.parkNanos(1);
            }
        }
        assertEquals(List.of(), alarms);
        return file;
    }

    private record HoldsOnly(List<Hold> holds) implements AnalysisListener {

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {}

        @Override
        public void onScan(AnalysedScan scan) {}

        @Override
        public void onCue(Cue cue, String cause, AnalysedScan scan) {}

        @Override
        public void onHold(Hold hold, boolean done, AnalysedScan scan) {
            holds.add(hold);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
