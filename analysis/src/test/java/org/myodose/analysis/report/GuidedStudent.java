package org.myodose.analysis.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Guidance;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * Somebody who does what the live guidance says, a little later, and is recorded: up to the middle of the band, higher when a step
 * is over, and down when all is done. Everything by the second, nothing by chance.
 */
final class GuidedStudent implements AnalysisListener {

    static final int RATE_HZ = 100;

    private static final double REACTION_SECONDS = 0.3;
    private static final DeviceDescription DEVICE = new DeviceDescription(
            1,
            "Test",
            "S-1",
            "1",
            RATE_HZ * 1000L,
            List.of(new ChannelDescription(
                    "palm", SensorKind.LOAD_CELL, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));

    /** Added to the middle of the band of each step; 0 for the first ones. */
    double[] wrongByStep = new double[8];

    double loadingRate = 20;

    /** How long after a step has begun the patient tells the pain; NaN for never. */
    double painAfterSeconds = Double.NaN;

    int pain = 2;

    /** What the student estimates every hold at, a second after it; NaN for nothing. */
    double estimate = Double.NaN;

    /** When the student lets go for good, whatever is told. */
    double releasesAtSecond = Double.POSITIVE_INFINITY;

    /** When each step, and each place, was told to be over. */
    final List<Double> stepsAt = new ArrayList<>();

    final List<Hold> holds = new ArrayList<>();
    private final Prescription prescription;
    private final LiveAnalysis analysis;
    private final Deque<Double> sessionsAt = new ArrayDeque<>();
    private @Nullable Prescription drill;
    private @Nullable Recorder recorder;
    private @Nullable Guidance lead;
    private double now;
    private double force;
    private double wanted;
    private double since;
    private double rateAt = Double.NaN;
    private double estimateAt = Double.NaN;

    GuidedStudent(Prescription prescription) {
        this.prescription = prescription;
        analysis = new LiveAnalysis(prescription, this);
    }

    /** Begins a new session with the same prescription then. */
    GuidedStudent beginsAnewAt(double seconds) {
        sessionsAt.add(seconds);
        return this;
    }

    /** Begins a drill of another prescription then. */
    GuidedStudent isDrilledAt(double seconds, Prescription other) {
        drill = other;
        return beginsAnewAt(seconds);
    }

    /** @param told what the recording says was prescribed; null for the truth */
    Path record(Path file, double seconds, @Nullable Prescription told) throws RecordingException {
        RecordingDescription description = RecordingDescription.ofOneDevice(
                "test", "0", Instant.EPOCH, PrescriptionJson.of(told == null ? prescription : told));
        try (Recorder made = Recorder.start(file, description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            recorder = made;
            Conditioner live = new Conditioner(Calibrations.none(), analysis);
            Conditioner kept = new Conditioner(Calibrations.none(), made.device(0));
            live.onHello(DEVICE);
            kept.onHello(DEVICE);
            for (int index = 0; index < seconds * RATE_HZ; index++) {
                now = index / (double) RATE_HZ;
                press();
                Scan scan = new Scan();
                scan.set(index & 0xFFFF, index * 10_000L, 1_000_000L + index * 10_000_000L, 1);
                scan.rawCounts()[0] = (int) Math.round(100 * force + 4 * Math.sin(23 * now));
                live.onScan(scan);
                kept.onScan(scan);
                if (index % 500 == 499) {
                    awaitDisk(made, index + 1L);
                }
            }
        }
        return file;
    }

    private void press() {
        if (!sessionsAt.isEmpty() && now >= sessionsAt.getFirst()) {
            sessionsAt.removeFirst();
            analysis.requestSession(drill == null ? prescription : drill);
        }
        if (now >= rateAt) {
            rateAt = Double.NaN;
            analysis.ratePain(pain);
        }
        if (now >= estimateAt) {
            estimateAt = Double.NaN;
            analysis.estimate(estimate);
        }
        Guidance guidance = lead;
        if (guidance != null && guidance.phase() == Phase.APPROACH && force == 0 && wanted == 0 && now > 2) {
            want(guidance);
        }
        if (now >= releasesAtSecond) {
            wanted = 0;
        }
        if (now >= since + REACTION_SECONDS) {
            double most = (wanted > force ? loadingRate : 200) / RATE_HZ;
            force += Math.clamp(wanted - force, -most, most);
        }
    }

    private void want(Guidance guidance) {
        wanted = (guidance.progress().bandLow() + guidance.progress().bandHigh()) / 2
                + wrongByStep[guidance.progress().step() - 1];
        since = now;
        rateAt = now + painAfterSeconds;
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        if (cue == Cue.STEP || cue == Cue.NEXT_SITE) {
            stepsAt.add(now);
        }
        if (cue == Cue.STEP) {
            want(scan.guidance());
        } else if (cue == Cue.HOLD_DONE) {
            wanted = 0;
            since = now;
        }
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        holds.add(hold);
        estimateAt = Double.isNaN(estimate) ? Double.NaN : now + 1;
    }

    @Override
    public void onPain(int rating, AnalysedScan scan) {
        mark(scan, "pain", "{\"rating\":" + rating + "}");
    }

    @Override
    public void onEstimate(int hold, double newtons, AnalysedScan scan) {
        mark(scan, "estimate", "{\"hold\":" + hold + ",\"newtons\":" + newtons + "}");
    }

    @Override
    public void onSession(AnalysedScan scan) {
        wanted = 0;
        force = 0;
        mark(scan, "session", drill == null ? "{}" : "{\"prescription\":" + PrescriptionJson.of(drill) + "}");
    }

    private void mark(AnalysedScan scan, String type, String json) {
        ForceSample sample = scan.sample();
        if (recorder != null && sample != null) {
            recorder.device(0).mark(sample.timeMicros, type, json);
        }
    }

    /** At most half a minute. */
    private static void awaitDisk(Recorder recorder, long scans) {
        long untilNs = System.nanoTime() + 30_000_000_000L;
        while (recorder.scansSynced() < scans) {
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("the disk does not keep up");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {}

    @Override
    public void onScan(AnalysedScan scan) {
        lead = scan.guidance();
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
