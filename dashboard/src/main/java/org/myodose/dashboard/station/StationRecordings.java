package org.myodose.dashboard.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;

/** The recordings of a station, one after the other: one that nobody writes into any more ends on a thread of its own. Any thread. */
final class StationRecordings {

    private final StationPlan plan;
    private final RecordingAlarms alarms;
    /** Those that are not closed yet; the last is the present one. */
    private final Deque<Recorder> open = new ConcurrentLinkedDeque<>();

    private final ExecutorService closing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("recording-end").daemon().factory());

    StationRecordings(StationPlan plan, RecordingAlarms alarms) {
        this.plan = plan;
        this.alarms = alarms;
    }

    /** @param session whose it is, as JSON; empty where nobody said */
    Recorder begin(Path file, Prescription prescription, String session) throws RecordingException {
        RecordingDescription description = new RecordingDescription(
                recordedDevices(plan.sources()),
                plan.softwareVersion(),
                Instant.now(),
                PrescriptionJson.of(prescription),
                HostDescription.current(),
                session);
        Recorder begun = Recorder.start(file, description, alarms, plan.recordingSettings());
        open.add(begun);
        return begun;
    }

    /** A sole device is told from no other: unless the user named it, its source is name enough. */
    private static List<RecordedDevice> recordedDevices(List<NamedSource> sources) {
        List<RecordedDevice> recorded = new ArrayList<>();
        for (NamedSource named : sources) {
            boolean nameless = sources.size() == 1 && !named.isNameGiven();
            recorded.add(new RecordedDevice(recorded.size(), nameless ? named.source() : named.name(), named.source()));
        }
        return recorded;
    }

    /** Into which is recorded now; null where nothing is. */
    @Nullable
    Recorder present() {
        return open.peekLast();
    }

    /** Ends those into which no device's scans go any more. Returns at once. */
    void closeUnused(List<DeviceStation> devices) {
        closing.execute(() -> open.stream()
                .filter(recorder -> recorder != open.peekLast())
                .filter(recorder -> devices.stream()
                        .noneMatch(device -> device.recordsInto(
                                recorder.device(device.device().index()))))
                .forEach(this::close));
    }

    private void close(Recorder recorder) {
        recorder.close();
        open.remove(recorder);
    }

    /**
     * Ends all; to be called when no device yields anything any more.
     *
     * @param keep false where the station never began, so that nothing is to be kept
     */
    void close(boolean keep) {
        closing.shutdown();
        for (Recorder recorder : open) {
            recorder.close();
            if (!keep) {
                removeUnbegun(recorder.file());
            }
        }
    }

    private void removeUnbegun(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            alarms.onAlarm(file + " holds nothing, but cannot be deleted (" + failure.getMessage() + ").");
        }
    }
}
