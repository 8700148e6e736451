package org.myodose.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.PatientRecorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.EmulatedLink;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.TraceScans;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.wire.WireSource;

/**
 * Every column of every real trace, sent by an emulated device over the wire protocol through the hot path to the live analysis
 * and into a recording: what was seen live, what the recording gives and what the table gives are the same, field by field.
 */
@Timeout(600)
class LiveEqualsOfflineTest {

    private static final Path DATA = Path.of(System.getProperty("myodose.shared", "../shared"), "data");

    /** Where it came from, how a table was read, and what was prescribed, are all that may differ. */
    private static final Set<String> MAY_DIFFER = Set.of("source", "prescription", "notices");

    private static final Prescription PRESCRIPTION = Prescriptions.demonstration();

    @TempDir
    private Path folder;

    @Test
    void everyTraceGivesLiveWhatItsRecordingAndItsTableGive() throws Exception {
        List<EveryTrace> traces = EveryTrace.in(DATA);
        Set<Path> files = new TreeSet<>();
        int holds = 0;
        for (EveryTrace each : traces) {
            files.add(each.file());
            holds += compare(each.toString(), each.read());
        }
        System.out.println("Live equals offline: " + traces.size() + " traces of " + files.size() + " files, " + holds
                + " holds.");
        assertTrue(holds > 0, "there was nothing to compare");
    }

    private int compare(String name, Trace trace) throws Exception {
        TraceCounts counts = TraceCounts.of(trace);
        Path file = folder.resolve("live.xdf");
        LiveReport live = live(counts, file);
        AnalysisReport recorded = Analysis.of(Recording.open(file), null);
        Files.delete(file);
        AnalysisReport table = Analysis.of(trace, null, FilterChoice.AS_LIVE, PRESCRIPTION);
        assertSameFields(name, table, recorded);
        live.assertSame(name, recorded);
        return recorded.holds().size();
    }

    /** Whatever fields a report may get one day. */
    private static void assertSameFields(String name, AnalysisReport table, AnalysisReport recorded) throws Exception {
        for (RecordComponent field : AnalysisReport.class.getRecordComponents()) {
            if (!MAY_DIFFER.contains(field.getName())) {
                assertEquals(
                        field.getAccessor().invoke(table),
                        field.getAccessor().invoke(recorded),
                        () -> name + ": " + field.getName());
            }
        }
    }

    private static LiveReport live(TraceCounts counts, Path file) throws IOException, LinkException {
        LiveReport live = new LiveReport();
        LiveAnalysis analysis = new LiveAnalysis(PRESCRIPTION, live);
        RecordingDescription description = RecordingDescription.ofOneDevice(
                "test", "0", Instant.parse("2026-11-21T00:00:00Z"), PrescriptionJson.of(PRESCRIPTION));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (PatientRecorder recorder = new PatientRecorder(file, channel, description, 0);
                ScanSource source = new WireSource("test", () -> link(counts))) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), new Both(recorder, analysis));
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                // Each call delivers what has come.
            }
            recorder.finish();
        }
        analysis.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "The trace is over.");
        return live;
    }

    private static EmulatedLink link(TraceCounts counts) {
        return new EmulatedLink("test", new EmulatedDevice(new TraceScans(counts, false)), Pacing.immediate());
    }

    /** What a live station has told by the end of its source. */
    private static final class LiveReport implements AnalysisListener {

        private final List<Hold> holds = new ArrayList<>();
        private final List<GapSpan> gaps = new ArrayList<>();
        private @Nullable SignalDescription signal;
        private @Nullable AnalysedScan last;
        private @Nullable Dose dose;
        private long samples;

        void assertSame(String name, AnalysisReport recorded) {
            assertEquals(recorded.holds(), holds, () -> name + ": holds");
            assertEquals(recorded.gaps(), gaps, () -> name + ": gaps");
            assertEquals(recorded.samples(), samples, () -> name + ": samples");
            assertEquals(recorded.signal(), signal, () -> name + ": signal");
            Dose told = java.util.Objects.requireNonNull(dose, "the source has ended");
            assertEquals(recorded.dose().holdSeconds(), told.holdSeconds(), () -> name + ": holdSeconds");
            assertEquals(recorded.dose().impulse(), told.impulse(), () -> name + ": impulse");
            assertEquals(recorded.dose().sessionSeconds(), told.sessionSeconds(), () -> name + ": sessionSeconds");
            assertEquals(recorded.dose().repetitionsPlanned(), told.repetitionsPlanned(), name);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription described, AnalysedScan scan) {
            signal = described;
        }

        @Override
        public void onScan(AnalysedScan scan) {
            last = scan;
            samples++;
        }

        @Override
        public void onCue(Cue cue, String cause, AnalysedScan scan) {}

        @Override
        public void onHold(Hold hold, boolean done, AnalysedScan scan) {
            holds.add(hold);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            gaps.add(new GapSpan(fromMicros / 1e6, toMicros / 1e6));
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {
            dose = last == null ? null : last.dose();
        }
    }

    /** The recorder first, as in the hot path. */
    private record Both(ForceConsumer first, ForceConsumer second) implements ForceConsumer {

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            first.onDevice(device, signal);
            second.onDevice(device, signal);
        }

        @Override
        public void onForce(ForceSample sample) {
            first.onForce(sample);
            second.onForce(sample);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            first.onGap(fromMicros, toMicros, framesMissing);
            second.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            first.onDeviceEvent(event);
            second.onDeviceEvent(event);
        }

        @Override
        public void onTare(SignalDescription signal) {
            first.onTare(signal);
            second.onTare(signal);
        }

        @Override
        public void onStuck(StuckSensor news) {
            first.onStuck(news);
            second.onStuck(news);
        }

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {
            first.onLink(state, cause, sentence);
            second.onLink(state, cause, sentence);
        }
    }
}
