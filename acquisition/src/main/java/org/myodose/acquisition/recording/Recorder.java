package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.RecorderRing.Entry;
import org.myodose.acquisition.recording.RecorderRing.Kind;
import org.myodose.acquisition.recording.RecorderRing.Note;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkState;

/**
 * Records while feedback runs. The {@link ForceConsumer} methods and {@link #onTare} only copy into a ring and never wait;
 * a thread of its own, {@code recorder}, writes what is there and syncs it about ten times a second.
 *
 * <p>Failure: a disk that is too slow, full or gone never reaches the hot path. What could not be kept is counted, told to
 * the listener as an alarm and, where the disk still writes, noted in the recording. What was synced stays readable.
 *
 * <p>Threading: the consumer's methods belong to the acquisition thread; everything else may be called from any.
 */
public final class Recorder implements ForceConsumer, AutoCloseable {

    /** How much a crash may cost, apart from the time that the disk itself takes. */
    static final Duration SYNC_INTERVAL = Duration.ofMillis(100);

    /** Bridges a disk that stalls for 8 s at the highest rate of 1 kHz. */
    private static final int RING_ENTRIES = 8192;

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;
    private final RecordingWriter writer;
    private final RecordingListener listener;
    private final LongSupplier nanoClock;
    private final String calibration;
    private final RecorderRing ring;
    private final Queue<Note> marks = new ConcurrentLinkedQueue<>();
    private final AtomicLong scansLost = new AtomicLong();
    private final AtomicLong scansSynced = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
    private volatile RecordingState state = RecordingState.RECORDING;
    private volatile boolean closing;
    private volatile String failure = "";

    // The acquisition thread's own.
    private int channelCount;
    private @Nullable Note deviceOwed;
    private long lossOwed;
    private long lossFromMicros;
    private long lossToMicros;

    // The recorder thread's own.
    private long lossNoted;

    /** Without a thread: whoever made it calls {@link #drain}. */
    Recorder(
            RecordingFile file,
            RecordingDescription description,
            RecordingListener listener,
            LongSupplier nanoClock,
            int ringEntries)
            throws IOException {
        this.file = file.path();
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.calibration = description.calibration();
        this.ring = new RecorderRing(ringEntries);
        this.writer = new RecordingWriter(file, description, nanoClock.getAsLong());
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

    /** Scans that came while recording but could not be kept. */
    public long scansLost() {
        return scansLost.get();
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        channelCount = device.channels().size();
        long nowNs = nanoClock.getAsLong();
        deviceOwed = writer -> writer.device(device, signal, calibration, nowNs);
        settleDebts();
    }

    @Override
    public void onForce(ForceSample sample) {
        if (closing) {
            return;
        }
        Entry entry = sample.channelCount == channelCount && settleDebts() ? ring.claim() : null;
        if (entry == null) {
            lose(sample.timeMicros);
            return;
        }
        entry.kind = Kind.SCAN;
        entry.sequence = sample.sequence;
        entry.deviceTickMicros = sample.deviceTickMicros;
        entry.timeMicros = sample.timeMicros;
        entry.arrivalNs = sample.arrivalNs;
        entry.channelCount = sample.channelCount;
        System.arraycopy(sample.rawCounts, 0, entry.rawCounts, 0, sample.channelCount);
        ring.publish();
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        if (!span(Kind.GAP, fromMicros, toMicros, framesMissing)) {
            marks.add(writer -> writer.gap(fromMicros, toMicros, framesMissing));
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        noteOrQueue(writer -> writer.event(event));
    }

    @Override
    public void onLink(LinkState linkState, String cause) {
        long nowNs = nanoClock.getAsLong();
        noteOrQueue(writer -> writer.link(linkState, cause, nowNs));
    }

    /** A zero was taken: from {@code timeMicros} on {@code offsets}, one per channel, are subtracted. Acquisition thread. */
    public void onTare(long timeMicros, double[] offsets) {
        double[] kept = offsets.clone();
        noteOrQueue(writer -> writer.tare(timeMicros, kept));
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
        marks.add(writer -> writer.note(timeMicros, type, detailsJson));
    }

    /** Writes what is still waiting, ends the file in order and waits for the disk, at most ten seconds. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                listener.onAlarm("The disk does not answer, so the end of " + file + " may be missing.");
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

    /** Moves everything that waits to the disk. Recorder thread. */
    void drain() {
        if (state != RecordingState.RECORDING) {
            discard();
            return;
        }
        try {
            for (Entry entry = ring.next(); entry != null; entry = ring.next()) {
                write(entry);
                ring.release();
            }
            for (Note mark = marks.poll(); mark != null; mark = marks.poll()) {
                mark.writeTo(writer);
            }
            sync();
        } catch (IOException e) {
            fail(RecordingFile.cannotRecord(file, e));
        } catch (RuntimeException e) {
            fail("Recording into " + file + " stopped at a fault of the program: " + e);
        }
    }

    /** Drains for the last time and ends the file. Recorder thread. */
    void finish() {
        drain();
        try {
            if (state == RecordingState.RECORDING) {
                noteUntoldLoss();
                writer.close();
                state = RecordingState.CLOSED;
            }
        } catch (IOException e) {
            fail(RecordingFile.cannotRecord(file, e));
        }
    }

    private void write(Entry entry) {
        switch (entry.kind) {
            case SCAN ->
                writer.scan(
                        entry.sequence,
                        entry.deviceTickMicros,
                        entry.timeMicros,
                        entry.arrivalNs,
                        entry.rawCounts,
                        entry.channelCount);
            case GAP -> writer.gap(entry.timeMicros, entry.toMicros, (int) entry.missing);
            case LOST -> tellLoss(entry.missing, entry.timeMicros, entry.toMicros);
            case NOTE -> {
                if (entry.note != null) {
                    entry.note.writeTo(writer);
                    entry.note = null;
                }
            }
        }
    }

    private void sync() throws IOException {
        if (writer.sync()) {
            scansSynced.set(writer.scansWritten());
            listener.onSynced(writer.scansWritten());
        }
    }

    private void tellLoss(long scans, long fromMicros, long toMicros) {
        writer.lost(scans, fromMicros, toMicros);
        lossNoted += scans;
        listener.onAlarm(scans + " scans are missing from " + file
                + " because the disk was too slow: record onto a faster one.");
    }

    /** A loss that no later scan followed is still owed by the acquisition thread; only its size is known here. */
    private void noteUntoldLoss() {
        long untold = scansLost.get() - lossNoted;
        if (untold > 0) {
            tellLoss(untold, writer.lastTimeMicros(), writer.lastTimeMicros());
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

    private void discard() {
        for (Entry entry = ring.next(); entry != null; entry = ring.next()) {
            if (entry.kind == Kind.SCAN) {
                scansLost.incrementAndGet();
            }
            entry.note = null;
            ring.release();
        }
        marks.clear();
    }

    private void lose(long timeMicros) {
        if (lossOwed++ == 0) {
            lossFromMicros = timeMicros;
        }
        lossToMicros = timeMicros;
        scansLost.incrementAndGet();
    }

    /** Hands over what a full ring refused earlier, before anything newer; false while it still refuses. */
    private boolean settleDebts() {
        if (lossOwed > 0 && span(Kind.LOST, lossFromMicros, lossToMicros, lossOwed)) {
            lossOwed = 0;
        }
        if (lossOwed == 0 && deviceOwed != null && note(deviceOwed)) {
            deviceOwed = null;
        }
        return lossOwed == 0 && deviceOwed == null;
    }

    private boolean span(Kind kind, long fromMicros, long toMicros, long missing) {
        Entry entry = ring.claim();
        if (entry == null) {
            return false;
        }
        entry.kind = kind;
        entry.timeMicros = fromMicros;
        entry.toMicros = toMicros;
        entry.missing = missing;
        ring.publish();
        return true;
    }

    /** What is rare is kept even when the ring is full, though then only after the scans in it. */
    private void noteOrQueue(Note note) {
        if (!note(note)) {
            marks.add(note);
        }
    }

    private boolean note(Note note) {
        Entry entry = ring.claim();
        if (entry == null) {
            return false;
        }
        entry.kind = Kind.NOTE;
        entry.note = note;
        ring.publish();
        return true;
    }
}
