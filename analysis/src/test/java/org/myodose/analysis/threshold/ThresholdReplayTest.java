package org.myodose.analysis.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.simulated.SimulatedSources;

/** A simulated patient with a hidden threshold, measured live and from the recording of it. */
class ThresholdReplayTest {

    private static final ThresholdProtocol PROTOCOL = new ThresholdProtocol("calf", 5, 1.0, 2, false, 3, 60, 0.2);
    private static final int MOST_SCANS = 60_000;

    @TempDir
    Path folder = Path.of("");

    private record Heard(List<String> cues) implements ThresholdListener {
        @Override
        public void onCue(ThresholdCue cue, String cause, long timeMicros) {
            cues.add(timeMicros + " " + cue.label() + " " + cause);
        }
    }

    private static ScanSource patient(String options) {
        return SimulatedSources.of(SourceUri.parse("sim:algometer?rest=4&speed=1000&" + options));
    }

    /** Lets the scans through, and presses a key at each of these, a few scans after it happened. */
    private static final class Keyboard implements ForceConsumer {

        private final ThresholdMeter meter;
        private final double newtons;
        private boolean pressed;

        Keyboard(ThresholdMeter meter, double newtons) {
            this.meter = meter;
            this.newtons = newtons;
        }

        @Override
        public void onForce(ForceSample sample) {
            if (sample.totalForce < 1) {
                pressed = false;
            } else if (!pressed && sample.totalForce >= newtons) {
                pressed = true;
                meter.pressKey(sample.measuredNs - 7_654_321);
            }
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }

    /** Measures live, recording, until all readings are taken; keys are pressed at {@code keyNewtons}. */
    private ThresholdResult live(Path file, ScanSource patient, double keyNewtons, List<String> cues)
            throws IOException, RecordingException, LinkException {
        RecordingDescription description =
                RecordingDescription.ofOneDevice("test", "0", Instant.parse("2026-11-21T00:00:00Z"), "");
        List<String> alarms = new ArrayList<>();
        ThresholdMeter meter;
        try (Recorder recorder = Recorder.start(file, description, alarms::add);
                patient) {
            ThresholdMarks marks = new ThresholdMarks(PROTOCOL, recorder.device(0));
            Heard heard = new Heard(cues);
            meter = new ThresholdMeter(PROTOCOL, new ThresholdListener() {
                @Override
                public void onCue(ThresholdCue cue, String cause, long timeMicros) {
                    marks.onCue(cue, cause, timeMicros);
                    heard.onCue(cue, cause, timeMicros);
                }

                @Override
                public void onKey(long pressedMicros, long heardMicros) {
                    marks.onKey(pressedMicros, heardMicros);
                }
            });
            Conditioner conditioner = new Conditioner(
                    Calibrations.none(), All.of(new Keyboard(meter, keyNewtons), meter, recorder.device(0)));
            conditioner.onHello(patient.open());
            for (int scan = 0; scan < MOST_SCANS && meter.measurement().phase() != ThresholdPhase.FINISHED; scan++) {
                patient.poll(conditioner);
                LockSupport.parkNanos(1);
            }
        }
        assertEquals(List.of(), alarms);
        return meter.measurement().result();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void findsTheHiddenThresholdAndTheSameFromTheRecording(int seed) throws Exception {
        Path file = folder.resolve("ppt.xdf");
        List<String> live = new ArrayList<>();
        ThresholdResult result = live(file, patient("threshold=30&seed=" + seed), Double.POSITIVE_INFINITY, live);
        assertTrue(result.isReached());
        assertEquals(3, result.readings().size(), "the second is much too fast");
        assertFalse(result.readings().get(1).valid());
        // The threshold varies by 4 % from reading to reading, and a reaction of 0.2 s adds 1 N.
        assertEquals(31, result.meanNewtons(), 3);

        List<String> again = new ArrayList<>();
        assertEquals(result, ThresholdReplay.of(Recording.open(file), new Heard(again)));
        assertEquals(live, again);
    }

    @Test
    void keysAtTheComputerAreFoundAgainInTheRecordingToTheLastBit() throws Exception {
        Path file = folder.resolve("keys.xdf");
        List<String> live = new ArrayList<>();
        ThresholdResult result = live(file, patient("threshold=500&ceiling=50"), 25, live);
        assertTrue(result.isReached());
        assertEquals(25, result.meanNewtons(), 0.5);
        List<String> again = new ArrayList<>();
        assertEquals(result, ThresholdReplay.of(Recording.open(file), new Heard(again)));
        assertEquals(live, again);
    }

    @Test
    void aRecordingOfSomethingElseIsRefused() throws Exception {
        Path file = folder.resolve("else.xdf");
        try (Recorder recorder = Recorder.start(
                        file,
                        RecordingDescription.ofOneDevice("test", "0", Instant.parse("2026-11-21T00:00:00Z"), ""),
                        alarm -> {});
                ScanSource patient = patient("seed=1")) {
            Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(0));
            conditioner.onHello(patient.open());
            patient.poll(conditioner);
        }
        RecordingException refused = assertThrows(
                RecordingException.class, () -> ThresholdReplay.of(Recording.open(file), (cue, cause, time) -> {}));
        assertTrue(String.valueOf(refused.getMessage()).contains("is no recording of a threshold"));
    }
}
