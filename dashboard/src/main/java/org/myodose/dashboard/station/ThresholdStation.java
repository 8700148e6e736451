package org.myodose.dashboard.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.threshold.ThresholdListener;
import org.myodose.analysis.threshold.ThresholdMarks;
import org.myodose.analysis.threshold.ThresholdMeter;
import org.myodose.analysis.threshold.ThresholdProtocol;
import org.myodose.dashboard.UserException;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.slf4j.LoggerFactory;

/**
 * One device on which a threshold is measured, and where wanted the recording of it. Close it to end the recording in order;
 * where {@link #start} failed, no recording is left.
 */
public final class ThresholdStation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HostClock clock = HostClock.system();
    private final StationPlan plan;
    private final RecordingAlarms alarms = new RecordingAlarms();
    private final @Nullable Recorder recorder;
    private final ThresholdMeter meter;
    private final AcquisitionLoop loop;
    private boolean begun;

    /**
     * Assembles everything and opens the recording, but does not connect yet.
     *
     * @param plan of one source; its prescription is not used
     * @param listener told on the acquisition thread
     * @throws RecordingException when the recording's file cannot be made
     */
    public ThresholdStation(StationPlan plan, ThresholdProtocol protocol, ThresholdListener listener)
            throws RecordingException {
        this.plan = plan;
        NamedSource named = plan.sources().getFirst();
        ScanSource source = Station.SOURCES.source(named.source());
        recorder = plan.recordingFile().isPresent()
                ? Recorder.start(
                        plan.recordingFile().get(),
                        RecordingDescription.ofOneDevice(named.source(), plan.softwareVersion(), Instant.now(), ""),
                        alarms,
                        plan.recordingSettings())
                : null;
        List<ThresholdListener> listeners = new ArrayList<>();
        if (recorder != null) {
            listeners.add(new ThresholdMarks(protocol, recorder.device(0)));
        }
        listeners.add(listener);
        meter = new ThresholdMeter(protocol, new ThresholdFan(listeners));
        List<ForceConsumer> consumers = new ArrayList<>();
        consumers.add(meter);
        if (recorder != null) {
            consumers.add(recorder.device(0));
        }
        SignalPlan signals = new SignalPlan(plan, source);
        loop = new AcquisitionLoop(
                source,
                signals.scalings(),
                signals::filter,
                signals.layouts(),
                consumers,
                (message, cause) ->
                        LoggerFactory.getLogger(ThresholdStation.class).error(message, cause),
                clock);
    }

    /**
     * Connects; returns what is wrong with the calibration, each in a sentence.
     *
     * @throws LinkException when the device cannot be reached; all is closed then
     * @throws UserException when its figures are no forces; likewise
     */
    public List<String> start() throws LinkException, InterruptedException {
        try {
            loop.start();
            DeviceDescription device = loop.awaitDevice(PATIENCE);
            plan.layouts().ifPresent(files -> files.requireUse(List.of(device)));
            if (!meter.unit().isForce()) {
                throw new UserException(device.model()
                        + " sends bare counts, and a threshold is a force: calibrate it first (./myodose calibrate), and give"
                        + " the file with --calibration.");
            }
            begun = true;
            return plan.calibrations().warnings(device, List.of(device), LocalDate.now(ZoneId.systemDefault()));
        } catch (LinkException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** The patient pressed a key just now. Any thread. */
    public void pressKey() {
        meter.pressKey(clock.nanoTime());
    }

    /** Takes the mean force of the next half second as zero. */
    public void tare() {
        loop.requestTare();
    }

    /** What is measured; read its result after {@link #close}. */
    public ThresholdMeter meter() {
        return meter;
    }

    /** State of the way to the device. */
    public LinkState link() {
        return loop.state();
    }

    /** What the recorder last had to say, one sentence; empty while all is well. */
    public String recordingAlarm() {
        return alarms.newest();
    }

    @Override
    public void close() {
        loop.close();
        Recorder present = recorder;
        if (present != null) {
            present.close();
            if (!begun) {
                remove(present.file());
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UserException(
                    file + " holds nothing, but cannot be deleted (" + failure.getMessage() + ").", failure);
        }
    }
}
