package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Records while feedback runs, one device or several into one file. Each device hands over to its {@link DeviceRecorder},
 * which never waits; a thread of its own, {@code recorder}, writes what is there and syncs it, as a rule ten times a second.
 *
 * <p>Failure: a disk that is too slow, full or gone never reaches the hot path. What could not be kept is counted, told to
 * the listener as an alarm and, where the disk still writes, noted in the recording. What was synced stays readable.
 *
 * <p>Threading: all methods may be called from any thread.
 */
public final class Recorder implements AutoCloseable {

    /** Bridges a disk that stalls for 14 s at the highest rate of 1 kHz; takes 6 MB. */
    private static final int RING_ENTRIES = 16_384;

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;
    private final RecordingWriter writer;
    private final List<DeviceRecorder> devices;
    private final RecordingListener listener;
    private final LongSupplier nanoClock;
    private final RecordingSettings settings;
    private final SpaceWatch space;
    private final StallWatch stall;
    private final AtomicLong scansSynced = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
    private final Thread watch =
            Thread.ofPlatform().name("recorder-watch").daemon().unstarted(this::watchForStalls);
    private volatile RecordingState state = RecordingState.RECORDING;
    private volatile boolean closing;
    private volatile String failure = "";

    /** Without its thread running: whoever made it calls {@link #drain} and {@link #finish}. */
    Recorder(
            RecordingFile file,
            RecordingDescription description,
            RecordingListener listener,
            LongSupplier nanoClock,
            int ringEntries,
            RecordingSettings settings)
            throws IOException {
        this.file = file.path();
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.settings = settings;
        this.space = new SpaceWatch(this.file, settings, listener);
        this.stall = new StallWatch(this.file, listener);
        this.writer = new RecordingWriter(file, description, nanoClock.getAsLong());
        this.devices = description.devices().stream()
                .map(device -> new DeviceRecorder(
                        writer.device(device.number()),
                        nanoClock,
                        listener,
                        this.file.toString(),
                        ringEntries,
                        this::wake))
                .toList();
    }

    /**
     * Makes the file and starts to record into it.
     *
     * @throws RecordingException when the file exists or cannot be written, saying what to do
     */
    public static Recorder start(Path path, RecordingDescription description, RecordingListener listener)
            throws RecordingException {
        return start(path, description, listener, RecordingSettings.USUAL);
    }

    /**
     * As above, with settings of the caller's own.
     *
     * @throws RecordingException also when the disk has next to no room left
     */
    public static Recorder start(
            Path path, RecordingDescription description, RecordingListener listener, RecordingSettings settings)
            throws RecordingException {
        RecordingFile file = RecordingFile.create(path);
        try {
            requireRoom(file, settings.diskSpace());
            Recorder recorder = new Recorder(file, description, listener, System::nanoTime, RING_ENTRIES, settings);
            recorder.thread.start();
            recorder.watch.start();
            return recorder;
        } catch (IOException e) {
            file.discard(e);
            throw new RecordingException(RecordingFile.cannotRecord(path, e), e);
        }
    }

    private static void requireRoom(RecordingFile file, DiskSpace space) throws IOException, RecordingException {
        try {
            SpaceWatch.requireRoom(file.path(), space);
        } catch (RecordingException full) {
            file.discard(full);
            throw full;
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
        return devices.stream().mapToLong(DeviceRecorder::entriesMissed).sum();
    }

    /** Where the device of that number hands over; numbers are those of the {@link RecordingDescription}. */
    public DeviceRecorder device(int number) {
        return devices.get(number);
    }

    /**
     * Writes what is still waiting, ends the file in order and waits for the disk, at most ten seconds. What is handed over
     * after this call is not recorded.
     */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                listener.onAlarm(
                        "The disk does not answer, so the end of " + file + " may be missing: check the disk.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closing) {
            // Or earlier, when a device sends faster than it should.
            LockSupport.parkNanos(settings.syncInterval().toNanos());
            drain();
        }
        finish();
        watch.interrupt();
    }

    private void watchForStalls() {
        try {
            while (thread.isAlive()) {
                Thread.sleep(WATCH_INTERVAL);
                stall.look(nanoClock.getAsLong());
            }
        } catch (InterruptedException over) {
            // The recording has ended, and so does its watch.
        }
    }

    /** Moves everything that waits to the disk; after a failure, nowhere. Recorder thread. */
    void drain() {
        keep(() -> {
            long nowNs = nanoClock.getAsLong();
            devices.forEach(device -> device.write(nowNs));
            if (writer.sync(nowNs)) {
                scansSynced.set(writer.scansWritten());
                listener.onSynced(writer.scansWritten());
            }
            space.look(nowNs, writer.bytesPerSecond());
        });
    }

    /** Drains for the last time and ends the file. Recorder thread. */
    void finish() {
        drain();
        keep(() -> {
            devices.forEach(device -> device.writeEnd(nanoClock.getAsLong()));
            writer.close();
            state = RecordingState.CLOSED;
        });
    }

    private void keep(DiskWork work) {
        if (state != RecordingState.RECORDING) {
            devices.forEach(DeviceRecorder::discard);
            return;
        }
        stall.begin(nanoClock.getAsLong());
        try {
            work.run();
        } catch (IOException e) {
            fail(RecordingFile.cannotRecord(file, e));
        } catch (RuntimeException | Error e) {
            // Otherwise the thread would end while its state still says that it records.
            fail("Recording into " + file + " stopped at a fault of the program: " + e);
        } finally {
            stall.end();
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
