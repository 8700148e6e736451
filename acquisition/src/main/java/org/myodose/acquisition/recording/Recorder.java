package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Records while feedback runs. The {@link ForceConsumer} methods only copy into a ring and never wait; a thread of its own,
 * {@code recorder}, writes what is there and syncs it about ten times a second.
 *
 * <p>Failure: a disk that is too slow, full or gone never reaches the hot path. What could not be kept is counted, told to
 * the listener as an alarm and, where the disk still writes, noted in the recording. What was synced stays readable.
 *
 * <p>Threading: the consumer's methods belong to the acquisition thread; everything else may be called from any.
 */
public final class Recorder implements ForceConsumer, AutoCloseable {

    /** How much a crash may cost, apart from the time that the disk itself takes. */
    private static final Duration SYNC_INTERVAL = Duration.ofMillis(100);

    /** Bridges a disk that stalls for 7 s at the highest rate of 1 kHz; takes 7 MB. */
    private static final int RING_ENTRIES = 8192;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;
    private final ForceRing ring;
    private final RecordingWriter writer;
    private final RingDrain drain;
    private final RecordingListener listener;
    private final Queue<Consumer<RecordingWriter>> marks = new ConcurrentLinkedQueue<>();
    private final AtomicLong scansSynced = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
    private volatile RecordingState state = RecordingState.RECORDING;
    private volatile boolean closing;
    private volatile String failure = "";

    /** Without its thread running: whoever made it calls {@link #drain} and {@link #finish}. */
    Recorder(
            RecordingFile file,
            RecordingDescription description,
            RecordingListener listener,
            LongSupplier nanoClock,
            int ringEntries)
            throws IOException {
        this.file = file.path();
        this.listener = listener;
        this.ring = new ForceRing(ringEntries);
        this.writer = new RecordingWriter(file, description, nanoClock.getAsLong());
        this.drain = new RingDrain(writer, nanoClock, listener, file.path().toString());
    }

    /**
     * Makes the file and starts to record into it.
     *
     * @throws RecordingException when the file exists or cannot be written, saying what to do
     */
    public static Recorder start(Path path, RecordingDescription description, RecordingListener listener)
            throws RecordingException {
        RecordingFile file = RecordingFile.create(path);
        try {
            Recorder recorder = new Recorder(file, description, listener, System::nanoTime, RING_ENTRIES);
            recorder.thread.start();
            return recorder;
        } catch (IOException e) {
            file.discard(e);
            throw new RecordingException(RecordingFile.cannotRecord(path, e), e);
        }
    }

    /** The first of {@code name.xdf}, {@code name-2.xdf}, {@code name-3.xdf} … that does not exist yet. */
    public static Path unusedName(Path path) {
        return RecordingFile.unused(path);
    }

    public Path file() {
        return file;
    }

    public RecordingState state() {
        return state;
    }

    /** Why the recording failed, one sentence; empty while it has not. */
    public String failure() {
        return failure;
    }

    /** Scans that are safe on the disk. */
    public long scansSynced() {
        return scansSynced.get();
    }

    /** Scans and other entries for which the recorder's thread came too late. */
    public long entriesMissed() {
        return ring.missed();
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        ring.onDevice(device, signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        ring.onForce(sample);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        ring.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        ring.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        ring.onTare(signal);
    }

    @Override
    public void onLink(LinkState linkState, LinkCause cause, String sentence) {
        ring.onLink(linkState, cause, sentence);
    }

    /**
     * Notes something that was found in the scans, such as a hold. Any thread; the marker stands in the file after all scans
     * that were handed over before.
     *
     * @param detailsJson one JSON value, kept as it is
     * @throws IllegalArgumentException when it is not JSON
     */
    public void mark(long timeMicros, String type, String detailsJson) {
        MarkerJson.check(detailsJson);
        marks.add(to -> to.note(timeMicros, type, detailsJson));
    }

    /**
     * As above, for a thread that has no time to write JSON: {@code detailsJson} is asked on the recorder's thread. What is
     * not JSON ends the recording as a fault of the program.
     */
    public void mark(long timeMicros, String type, Supplier<String> detailsJson) {
        marks.add(to -> {
            String details = detailsJson.get();
            MarkerJson.check(details);
            to.note(timeMicros, type, details);
        });
    }

    /**
     * Writes what is still waiting, ends the file in order and waits for the disk, at most ten seconds. What is handed over
     * after this call is not recorded.
     */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                listener.onAlarm(
                        "The disk does not answer, so the end of " + file + " may be missing: check the disk.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(SYNC_INTERVAL.toNanos());
            drain();
        }
        finish();
    }

    /** Moves everything that waits to the disk; after a failure, nowhere. Recorder thread. */
    void drain() {
        keep(() -> {
            ring.drain(drain);
            for (var mark = marks.poll(); mark != null; mark = marks.poll()) {
                mark.accept(writer);
            }
            if (writer.sync()) {
                scansSynced.set(writer.scansWritten());
                listener.onSynced(writer.scansWritten());
            }
        });
    }

    /** Drains for the last time and ends the file. Recorder thread. */
    void finish() {
        drain();
        keep(() -> {
            drain.tellRest(ring.missed());
            writer.close();
            state = RecordingState.CLOSED;
        });
    }

    private void keep(DiskWork work) {
        if (state != RecordingState.RECORDING) {
            marks.clear();
            return;
        }
        try {
            work.run();
        } catch (IOException e) {
            fail(RecordingFile.cannotRecord(file, e));
        } catch (RuntimeException | Error e) {
            // Otherwise the thread would end while its state still says that it records.
            fail("Recording into " + file + " stopped at a fault of the program: " + e);
        }
    }

    private void fail(String cause) {
        failure = cause;
        state = RecordingState.FAILED;
        try {
            writer.abandon();
        } catch (IOException e) {
            failure = cause + " (" + e.getMessage() + ")";
        }
        listener.onAlarm(failure);
    }

    private interface DiskWork {
        void run() throws IOException;
    }
}
