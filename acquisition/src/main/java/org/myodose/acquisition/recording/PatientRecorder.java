package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Records one device from a source that can wait for the disk, such as a file: no ring, no thread of its own, nothing missed. The
 * file is the same as a {@link Recorder}'s. One thread; a disk that fails shows as {@link UncheckedIOException}.
 */
public final class PatientRecorder implements ForceConsumer, Closeable {

    private static final int SCANS_PER_GROUP = 1000;

    private final RecordingWriter writer;
    private final DeviceWriter device;
    private int waiting;
    private long nowNs;

    /**
     * Begins a recording in an empty file.
     *
     * @param channel is closed with this object
     * @param startNs the recording's clock at its beginning
     */
    public PatientRecorder(Path file, FileChannel channel, RecordingDescription description, long startNs)
            throws IOException {
        nowNs = startNs;
        writer = new RecordingWriter(new RecordingFile(file, channel), description, startNs);
        device = writer.device(0);
    }

    /** Notes something in the recording, after all that was told before; {@code detailsJson} is one JSON value. */
    public void mark(long timeMicros, String type, String detailsJson) {
        MarkerJson.check(detailsJson);
        device.note(timeMicros, type, detailsJson);
    }

    @Override
    public void onDevice(DeviceDescription description, SignalDescription signal) {
        device.device(description, signal, nowNs);
    }

    @Override
    public void onForce(ForceSample sample) {
        device.scan(sample);
        nowNs = sample.measuredNs;
        if (++waiting == SCANS_PER_GROUP) {
            sync();
        }
    }

    private void sync() {
        waiting = 0;
        try {
            writer.sync(nowNs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        device.gap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        device.event(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        device.tare(signal);
    }

    @Override
    public void onStuck(StuckSensor news) {
        device.stuck(news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        device.link(state, cause, sentence, nowNs);
    }

    /** Ends the recording in order. */
    public void finish() throws IOException {
        writer.close();
    }

    /** Closes the file, finished or not. */
    @Override
    public void close() throws IOException {
        writer.abandon();
    }
}
