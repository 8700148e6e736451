package org.myodose.dashboard.station;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.AutoZero;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.acquisition.replay.ReplayKind;
import org.myodose.acquisition.replay.ReplaySource;
import org.myodose.acquisition.site.Layouts;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.live.LivePublisher;
import org.myodose.dashboard.live.LiveStream;
import org.myodose.dashboard.live.StationHealth;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device, assembled: source → acquisition → analysis on the acquisition thread; from there to the publisher and, where
 * wanted, the recorder, each on a thread of its own.
 *
 * <p>All methods may be called from any thread. Close it to end the recording in order.
 */
public final class Station implements StationControl, StationHealth, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    /** An Arduino restarts when its port is opened and is in its boot loader for about two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final SourceCatalog SOURCES = SourceCatalog.devices().with(ReplayKind.KIND);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StationPlan plan;
    private final ScanSource source;
    private final LivePublisher publisher;
    private final LiveAnalysis analysis;
    private final AcquisitionLoop loop;
    private final @Nullable Recorder recorder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile LinkNews link = new LinkNews(LinkState.CONNECTING, LinkCause.OPENING, "Not connected yet.");
    private volatile boolean introduced;
    private volatile String recordingAlarm = "";

    /**
     * Assembles everything and opens the recording, but does not connect yet.
     *
     * @throws IllegalArgumentException when the source's name means nothing
     * @throws RecordingException when the recording's file cannot be made
     */
    public Station(StationPlan plan, LiveHub hub) throws RecordingException {
        this.plan = plan;
        source = SOURCES.source(plan.source());
        HostClock clock = HostClock.system();
        publisher = new LivePublisher(
                new LiveStream(hub, plan.source(), plan.prescription(), this, clock.nanoTime()), clock);
        recorder = plan.recordingFile().isPresent() ? startRecorder(plan) : null;
        analysis = new LiveAnalysis(plan.prescription(), new AnalysisFan(listeners()));
        loop = new AcquisitionLoop(
                source, scalings(), this::filter, layouts(), consumers(), this::consumerStopped, clock);
        if (recorder != null) {
            recorder.device(0).noteStatus(source::counters, loop::deviceStatus);
        }
    }

    /** A recording knows what its counts meant; a calibration given now goes before. */
    private Scalings scalings() {
        return source instanceof ReplaySource recorded ? plan.calibrations().orElse(recorded) : plan.calibrations();
    }

    /** And where the sensors sat. */
    private Layouts layouts() {
        return plan.layouts()
                .orElseGet(() ->
                        source instanceof ReplaySource recorded ? recorded.recordedLayouts() : Layouts.ofDevices());
    }

    /** A recording knows its filter too. */
    private FilterProfile filter() {
        return plan.filter()
                .orElseGet(() ->
                        source instanceof ReplaySource recorded ? recorded.recordedFilter() : FilterProfiles.HOLD);
    }

    private Recorder startRecorder(StationPlan plan) throws RecordingException {
        RecordingDescription description = RecordingDescription.ofOneDevice(
                plan.source(), plan.softwareVersion(), Instant.now(), json(plan.prescription()));
        return Recorder.start(
                plan.recordingFile().orElseThrow(), description, this::recordingAlarm, plan.recordingSettings());
    }

    private static String json(Prescription prescription) {
        try {
            return JSON.writeValueAsString(prescription);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a prescription cannot be told as JSON: " + prescription, impossible);
        }
    }

    private List<AnalysisListener> listeners() {
        List<AnalysisListener> listeners = new ArrayList<>();
        listeners.add(publisher);
        if (recorder != null) {
            listeners.add(new RecordingMarks(recorder.device(0), this));
        }
        listeners.add(new QuietListener() {
            @Override
            public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {
                introduced = true;
            }

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
        if (recorder != null) {
            consumers.add(recorder.device(0));
        }
        if (plan.autoZero()) {
            consumers.add(new AutoZero(this::tare, this::undoTare));
        }
        return consumers;
    }

    /** What is wrong with the calibration for the device that came, each in a sentence; told as alarms too. */
    public List<String> calibrationWarnings(DeviceDescription device) {
        return plan.calibrations().warnings(device, LocalDate.now(ZoneId.systemDefault()));
    }

    /**
     * Connects, and returns when the device has introduced itself.
     *
     * @throws LinkException when it cannot be reached; the station is closed then
     */
    public DeviceDescription start() throws LinkException, InterruptedException {
        publisher.start();
        tellRecording();
        loop.start();
        try {
            DeviceDescription device = loop.awaitDevice(PATIENCE);
            tellCalibration(device);
            return device;
        } catch (LinkException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Waits for the source's orderly end, at most {@code patience}; returns whether it came. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What was last heard of the link. */
    public LinkNews link() {
        return link;
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
    public void newSession() {
        analysis.requestSession(plan.prescription());
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

    /** The recorder, where this station records. */
    public Optional<Recorder> recorder() {
        return Optional.ofNullable(recorder);
    }

    private void consumerStopped(String message, Throwable cause) {
        LOG.error(message, cause);
        publisher.alarm("overload", message);
    }

    /** What the recorder last had to say, one sentence; empty while all is well. */
    public String recordingAlarm() {
        return recordingAlarm;
    }

    private void recordingAlarm(String cause) {
        recordingAlarm = cause;
        publisher.alarm("recording", cause);
        tellRecording();
    }

    private void tellCalibration(DeviceDescription device) {
        List<String> warnings = calibrationWarnings(device);
        if (warnings.isEmpty()) {
            return;
        }
        publisher.alarm("calibration", String.join(" ", warnings));
        if (recorder != null) {
            recorder.device(0).mark(0, "calibration", RecordingMarks.json(warnings));
        }
    }

    private void tellRecording() {
        Recorder present = recorder;
        if (present != null) {
            String state = present.state() == RecordingState.FAILED ? "failed" : "recording";
            publisher.recording(state, present.file().toString());
        }
    }

    /**
     * Ends acquisition, then the recording, then the publisher. Where no device ever introduced itself there is nothing to
     * keep, and the recording's file is taken away again. Closing twice does nothing.
     */
    @Override
    public void close() {
        loop.close();
        if (recorder != null) {
            recorder.close();
            if (!introduced) {
                removeEmpty(recorder.file());
            }
        }
        publisher.close();
    }

    private void removeEmpty(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            publisher.alarm(
                    "recording", file + " holds nothing, but cannot be deleted (" + failure.getMessage() + ").");
        }
    }
}
