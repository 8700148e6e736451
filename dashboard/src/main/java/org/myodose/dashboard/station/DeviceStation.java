package org.myodose.dashboard.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.calibration.AutoZero;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.recording.DeviceRecorder;
import org.myodose.acquisition.recording.LinkAccount;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.live.ExpertPress;
import org.myodose.dashboard.live.LiveDevice;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.live.LivePublisher;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.dashboard.live.LiveStream;
import org.myodose.dashboard.live.StationHealth;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device of a station: source → acquisition → analysis on the acquisition thread; from there to its publisher and, where
 * wanted, the station's recorder, each on a thread of its own.
 *
 * <p>All methods may be called from any thread; a {@link Station} starts and closes it.
 */
public final class DeviceStation implements DeviceControl, DrilledDevice, StationHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceStation.class);

    private final StationPlan plan;
    private final LiveDevice device;
    private final ScanSource source;
    private final SignalPlan signals;
    private final LiveHub hub = new LiveHub();
    private final SessionHolds holds;
    private final LivePublisher publisher;
    private final ChannelGlance glance = new ChannelGlance();
    private final LiveAnalysis analysis;
    private final AcquisitionLoop loop;
    private final RecordingSwitch recording;
    private final RecordingMarks marks;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile LinkNews link = new LinkNews(LinkState.CONNECTING, LinkCause.OPENING, "Not connected yet.");
    private volatile List<String> calibrationWarnings = List.of();
    private volatile Prescription prescription;
    private volatile boolean warned;

    /** Assembles everything, but does not connect yet. The station's loop closes {@code source}. */
    DeviceStation(
            StationPlan plan,
            LiveDevice device,
            List<LiveDevice> all,
            ScanSource source,
            @Nullable DeviceRecorder recorder,
            HostClock clock) {
        this.plan = plan;
        this.device = device;
        this.source = source;
        recording = new RecordingSwitch(recorder);
        signals = new SignalPlan(plan, source);
        prescription = plan.prescription();
        marks = new RecordingMarks(recording, this, prescription);
        holds = new SessionHolds(prescription);
        publisher =
                new LivePublisher(new LiveStream(hub, device, all, plan.prescription(), this, clock.nanoTime()), clock);
        analysis = new LiveAnalysis(plan.prescription(), new AnalysisFan(listeners()));
        loop = new AcquisitionLoop(
                source,
                signals.scalings(),
                signals::filter,
                signals.layouts(),
                consumers(),
                this::consumerStopped,
                clock);
        if (recorder != null) {
            recorder.noteStatus(LinkAccount.whole(source.counters(), loop::deviceStatus));
        }
    }

    private List<AnalysisListener> listeners() {
        List<AnalysisListener> listeners = new ArrayList<>();
        // Before the publisher, so that whoever hears of a hold finds it there.
        listeners.add(holds);
        listeners.add(publisher);
        listeners.add(marks);
        listeners.add(new QuietListener() {
            @Override
            public void onLink(LinkState state, LinkCause cause, String sentence) {
                link = new LinkNews(state, cause, sentence);
                if (state == LinkState.ENDED) {
                    ended.countDown();
                }
            }
        });
        return listeners;
    }

    /** The analysis first: feedback must not wait for the recorder's copy. */
    private List<ForceConsumer> consumers() {
        List<ForceConsumer> consumers = new ArrayList<>();
        consumers.add(analysis);
        consumers.add(recording);
        consumers.add(glance);
        if (plan.autoZero()) {
            consumers.add(new AutoZero(this::tare, this::undoTare));
        }
        return consumers;
    }

    /** Starts all threads; what comes of it is told by {@link #awaitDevice}. */
    void start() {
        publisher.start();
        loop.start();
    }

    /** As {@link AcquisitionLoop#awaitDevice}. */
    DeviceDescription awaitDevice(Duration patience) throws LinkException, InterruptedException {
        return loop.awaitDevice(patience);
    }

    /** What people call it, its source, and its number. */
    public LiveDevice device() {
        return device;
    }

    /** What forces of such a device come in. */
    ForceUnit unitOf(DeviceDescription introduced) {
        return signals.scalings().scalingOf(introduced).unit();
    }

    /** Tells and notes what is wrong with the calibration for this device. */
    void tellCalibration(List<String> warnings) {
        calibrationWarnings = List.copyOf(warnings);
        if (warnings.isEmpty()) {
            return;
        }
        publisher.alarm("calibration", String.join(" ", warnings));
        DeviceRecorder present = recording.recorder();
        if (present != null) {
            present.mark(0, "calibration", RecordingMarks.json(warnings));
        }
    }

    /** Tells what of the prescription cannot be followed. */
    void tellPrescription(List<String> warnings) {
        if (!warnings.isEmpty() || warned) {
            warned = true;
            publisher.prescriptionWarnings(warnings);
        }
    }

    /** What was wrong with the calibration for this device when the station started, each in a sentence. */
    public List<String> calibrationWarnings() {
        return calibrationWarnings;
    }

    void tellRecording(String state, String file) {
        publisher.recording(state, file);
    }

    void tellRecordingAlarm(String cause) {
        publisher.alarm("recording", cause);
    }

    private void consumerStopped(String message, Throwable cause) {
        LOG.error(message, cause);
        publisher.alarm("overload", message);
    }

    /** Waits for the source's orderly end, at most {@code patience}; returns whether it came. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What was last heard of the link. */
    public LinkNews link() {
        return link;
    }

    /** What its channels read just now. */
    public ChannelGlance glance() {
        return glance;
    }

    @Override
    public LiveHub live() {
        return hub;
    }

    @Override
    public void tare() {
        loop.requestTare();
    }

    @Override
    public void undoTare() {
        loop.requestTareUndo();
    }

    @Override
    public void ratePain(int rating) {
        analysis.ratePain(rating);
    }

    @Override
    public void withdrawPain() {
        analysis.withdrawPain();
    }

    @Override
    public boolean mark() {
        return marks.requestMark();
    }

    @Override
    public void withdrawMark() {
        marks.requestWithdrawal();
    }

    @Override
    public void stopForPatient() {
        analysis.stopForPatient();
    }

    @Override
    public boolean estimate(double newtons) {
        return analysis.estimate(newtons);
    }

    @Override
    public boolean requestFeedback() {
        return analysis.requestFeedback();
    }

    /**
     * Begins a session of somebody in a recording of its own, with the device's next scan.
     *
     * @param switched told on the acquisition thread when the recording before gets nothing more
     */
    void begin(SessionStart start, DeviceRecorder next, Runnable switched) {
        next.noteStatus(LinkAccount.toBegin(source.counters(), loop::deviceStatus));
        String note = start.note().json();
        loop.requestAnew(() -> {
            analysis.end();
            prescription = start.prescription();
            analysis.requestSession(prescription, start.note().before());
            marks.begin(prescription);
            recording.use(next);
            // As suppliers, for JSON is checked on the recorder's thread then.
            next.mark(0, "checklist", () -> note);
            List<String> warnings = calibrationWarnings;
            if (!warnings.isEmpty()) {
                next.mark(0, "calibration", () -> RecordingMarks.json(warnings));
            }
            publisher.session(prescription, start.shown());
            switched.run();
        });
    }

    /** Whether the device's scans go there. */
    boolean recordsInto(DeviceRecorder recorder) {
        return recording.recorder() == recorder;
    }

    /** Tells pages that sessions of people can be begun. */
    void beginsSessions() {
        publisher.beginsSessions();
    }

    /** What pages were told of a session is known better now. */
    void correct(LiveSession better) {
        publisher.correct(better);
    }

    void newSession() {
        analysis.requestSession(prescription);
    }

    @Override
    public void drill(Prescription wanted, @Nullable ExpertPress expert) {
        prescription = wanted;
        analysis.requestSession(wanted);
        publisher.drill(wanted, expert);
    }

    @Override
    public void tellDrill(String cause) {
        publisher.tellDrill(cause);
    }

    @Override
    public HeldSession session() {
        return holds.session();
    }

    @Override
    public LinkCounters counters() {
        return source.counters();
    }

    @Override
    public LatencyReport latency() {
        return loop.latency().sinceLastReport();
    }

    /** Stage latencies as a whole. */
    public LatencyRecorder latencies() {
        return loop.latency();
    }

    @Override
    public long deviceOverruns() {
        return loop.deviceStatus().map(DeviceStatus::overruns).orElse(0L);
    }

    @Override
    public Optional<Timing> timing() {
        return loop.timing();
    }

    @Override
    public long refused() {
        return publisher.refused();
    }

    /** Ends acquisition; the last scans are handed over then. */
    void closeLoop() {
        loop.close();
    }

    /** Ends the stream; to be called when all that it must tell was said. */
    void closePublisher() {
        publisher.close();
    }
}
