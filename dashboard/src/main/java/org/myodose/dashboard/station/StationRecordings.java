package org.myodose.dashboard.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings of a station, one after the other: one that nobody writes into any more ends on a thread of its own,
 * {@code recording-end}, which is there before it is needed. Any thread.
 */
final class StationRecordings {

    private static final Logger LOG = LoggerFactory.getLogger(StationRecordings.class);

    private final StationPlan plan;
    private final RecordingAlarms alarms;
    /** Those that are not closed yet; the last is the present one. */
    private final Deque<Recorder> open = new ConcurrentLinkedDeque<>();

    private final Thread ending =
            Thread.ofPlatform().name("recording-end").daemon().unstarted(this::endUnused);
    private volatile Predicate<Recorder> inUse = recorder -> true;
    private volatile Consumer<Path> whenEnded = file -> {};
    private volatile boolean closed;

    StationRecordings(StationPlan plan, RecordingAlarms alarms) {
        this.plan = plan;
        this.alarms = alarms;
    }

    /** @param devices into whose recordings none is ended; until it is told, none ends at all */
    void of(List<DeviceStation> devices) {
        inUse = recorder -> devices.stream()
                .anyMatch(device ->
                        device.recordsInto(recorder.device(device.device().index())));
    }

    /** @param listener told each that ended while others go on, when its file is whole; on the thread that ended it */
    void whenEnded(Consumer<Path> listener) {
        whenEnded = listener;
    }

    /**
     * Makes the next one, into which nobody writes yet.
     *
     * @param session whose it is, as JSON; empty where nobody said
     */
    synchronized Recorder begin(Path file, Prescription prescription, String session) throws RecordingException {
        RecordingDescription description = new RecordingDescription(
                recordedDevices(plan.sources()),
                plan.softwareVersion(),
                Instant.now(),
                PrescriptionJson.of(prescription),
                HostDescription.current(),
                session);
        Recorder begun = Recorder.start(file, description, alarms, plan.recordingSettings());
        open.add(begun);
        if (ending.getState() == Thread.State.NEW) {
            ending.start();
        }
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

    /** One of them may be in use no more. For the hot path: takes no lock, starts nothing, and waits for nobody. */
    void lookForUnused() {
        LockSupport.unpark(ending);
    }

    private void endUnused() {
        while (!closed) {
            open.stream()
                    .filter(recorder -> recorder != open.peekLast() && !inUse.test(recorder))
                    .forEach(this::end);
            LockSupport.park(this);
        }
    }

    private void end(Recorder recorder) {
        recorder.close();
        open.remove(recorder);
        try {
            whenEnded.accept(recorder.file());
        } catch (RuntimeException failure) {
            // The recording is whole; what comes of it must not keep the next from its end.
            LOG.error("What follows from the end of {} failed", recorder.file(), failure);
        }
    }

    /**
     * Ends all; to be called when no device yields anything any more.
     *
     * @param keep false where the station never began, so that nothing is to be kept
     */
    void close(boolean keep) {
        closed = true;
        LockSupport.unpark(ending);
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
