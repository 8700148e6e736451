package org.myodose.analysis.report;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * How far the session of a recording came, and what it gave: the recording goes through the very analysis that ran live, with what
 * people told in between. For one device; of several, which measure one and the same treatment, the one that saw most counts. One
 * thread.
 */
public final class SessionReplay {

    private static final double SECONDS_PER_MINUTE = 60;

    /**
     * What came out.
     *
     * @param given in this recording, over all its sessions
     * @param soFar in its last session, with what that had gone on from
     * @param phase at the end of it
     */
    public record Outcome(Given given, SessionSoFar soFar, Phase phase) {}

    private SessionReplay() {}

    /**
     * Reads a recording through; empty where it has no prescription, or no scans.
     *
     * @throws RecordingException when it cannot be read
     */
    public static Optional<Outcome> of(Recording recording) throws RecordingException {
        Optional<Prescription> prescription = prescription(recording);
        if (prescription.isEmpty()) {
            return Optional.empty();
        }
        SessionSoFar before = Told.before(recording);
        Map<Integer, Told> told = new TreeMap<>();
        recording.forEachDevice(
                device -> told.computeIfAbsent(device.number(), number -> new Told(prescription.get(), before)));
        Map<Integer, OneDevice> devices = new TreeMap<>();
        recording.forEachDevice(device -> new RecordingReplay(devices.computeIfAbsent(
                device.number(),
                number -> new OneDevice(
                        prescription.get(), before, told.getOrDefault(number, new Told(prescription.get(), before))))));
        return devices.values().stream()
                .map(OneDevice::outcome)
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(
                                (Outcome outcome) -> outcome.given().repetitions())
                        .thenComparingDouble(outcome -> outcome.given().impulseNewtonSeconds()));
    }

    private static Optional<Prescription> prescription(Recording recording) {
        try {
            return recording.description().flatMap(description -> PrescriptionJson.read(description.prescription()));
        } catch (PrescriptionException senseless) {
            return Optional.empty();
        }
    }

    private static final class OneDevice implements ForceConsumer {

        private final SessionSoFar before;
        private final Told told;
        private final LiveAnalysis analysis;
        private ForceUnit unit = ForceUnit.COUNTS;
        private Given given = Given.NOTHING;
        private @Nullable AnalysedScan last;
        private @Nullable Dose present;
        private int holds;
        private boolean first = true;

        OneDevice(Prescription prescription, SessionSoFar before, Told told) {
            this.before = before;
            this.told = told;
            holds = before.holds();
            analysis = new LiveAnalysis(prescription, new Listener());
            told.begin(analysis);
        }

        Optional<Outcome> outcome() {
            analysis.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "The recording is over.");
            AnalysedScan scan = last;
            if (scan == null || scan.sample() == null) {
                return Optional.empty();
            }
            Dose dose = scan.dose();
            SessionSoFar soFar = new SessionSoFar(
                    scan.guidance().progress().holdIndex(),
                    holds,
                    dose.repetitions(),
                    dose.holdSeconds(),
                    zeroIfUnknown(dose.inBandSeconds()),
                    zeroIfUnknown(dose.impulse() * unit.newtonsPerUnit()),
                    dose.sessionSeconds(),
                    scan.guidance().limitsSpent());
            return Optional.of(
                    new Outcome(given.plus(own(dose)), soFar, scan.guidance().phase()));
        }

        /** Without what the first session had gone on from. */
        private Given own(Dose dose) {
            SessionSoFar from = first ? before : SessionSoFar.NOTHING;
            return new Given(
                    Math.max(0, zeroIfUnknown(dose.inBandSeconds()) - from.inBandSeconds()),
                    Math.max(0, zeroIfUnknown(dose.impulse() * unit.newtonsPerUnit()) - from.impulseNewtonSeconds()),
                    Math.max(0, dose.repetitions() - from.repetitions()),
                    Math.max(0, dose.sessionSeconds() - from.sessionSeconds()) / SECONDS_PER_MINUTE);
        }

        private static double zeroIfUnknown(double figure) {
            return Double.isFinite(figure) ? figure : 0;
        }

        @Override
        public void onForce(ForceSample sample) {
            told.tell(analysis, sample.timeMicros);
            analysis.onForce(sample);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            unit = signal.forceUnit();
            analysis.onDevice(device, signal);
        }

        @Override
        public void onTare(SignalDescription signal) {
            analysis.onTare(signal);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            analysis.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            analysis.onDeviceEvent(event);
        }

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}

        private final class Listener implements AnalysisListener {

            /** Of a session within the recording, or the one that the recording goes on with: that one begins without a scan. */
            @Override
            public void onSession(AnalysedScan scan) {
                Dose over = present;
                if (scan.sample() != null && over != null) {
                    given = given.plus(own(over));
                }
                if (scan.sample() != null) {
                    first = false;
                    holds = 0;
                }
                present = null;
            }

            @Override
            public void onHold(Hold hold, boolean done, AnalysedScan scan) {
                holds++;
                present = scan.dose();
            }

            @Override
            public void onCue(Cue cue, String cause, AnalysedScan scan) {
                present = scan.dose();
            }

            @Override
            public void onScan(AnalysedScan scan) {
                last = scan;
            }

            @Override
            public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {}

            @Override
            public void onGap(long fromMicros, long toMicros, int framesMissing) {}

            @Override
            public void onDeviceEvent(DeviceEvent event) {}

            @Override
            public void onLink(LinkState state, LinkCause cause, String sentence) {}
        }
    }
}
