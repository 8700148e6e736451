package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Turns what happened into the chunks of a recording, in the order of the calls. Nothing is on the disk before {@link
 * #sync}.
 *
 * <p>Single-threaded. After an {@link IOException} only {@link #abandon} makes sense.
 */
final class RecordingWriter implements Closeable {

    private static final int MARKERS_STREAM = 1;
    private static final long NANOS_PER_MICRO = 1000;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final RecordingFile file;
    private final RecordingDescription description;
    private final XdfGroup group = new XdfGroup();
    private final SampleRun markers = new SampleRun(MARKERS_STREAM, 0);

    private @Nullable SampleRun counts;
    private @Nullable SampleRun times;
    private @Nullable DeviceDescription device;
    private @Nullable SignalDescription signal;

    private int lastStreamId = MARKERS_STREAM;
    private boolean groupHasContent;
    private long scansWritten;
    private boolean hasScans;
    private long lastMeasuredNs;
    private long lastTimeMicros;
    private long lastTickMicros;

    /** Writes and syncs the header, so that a file that cannot be written is found out at once. */
    RecordingWriter(RecordingFile file, RecordingDescription description, long nowNs) throws IOException {
        this.file = file;
        this.description = description;
        group.begin(0);
        group.fileHeader(RecordingHeaders.file(description));
        openStream(MARKERS_STREAM, RecordingHeaders.markers(description), nowNs);
        sync();
    }

    /** Begins streams of their own for a device or signal other than the one before; the same one again is only noted. */
    void device(DeviceDescription newDevice, SignalDescription newSignal, long nowNs) {
        if (newDevice.equals(device) && newSignal.equals(signal)) {
            mark(nowNs * SECONDS_PER_NANO, new MarkerJson("hello").end());
            return;
        }
        endRuns();
        endDevice();
        device = newDevice;
        signal = newSignal;
        counts = new SampleRun(++lastStreamId, newDevice.channels().size() * Integer.BYTES);
        openStream(lastStreamId, RecordingHeaders.counts(description, newDevice, newSignal), nowNs);
        times = new SampleRun(++lastStreamId, TimeChannel.values().length * Long.BYTES);
        openStream(lastStreamId, RecordingHeaders.times(description, newDevice), nowNs);
    }

    /** The sample's channels must be those of the device told last. */
    void scan(ForceSample sample) {
        if (counts == null || times == null || device == null) {
            throw new IllegalStateException("a scan came before its device was described");
        }
        if (sample.channelCount != device.channels().size()) {
            throw new IllegalStateException("a scan of " + sample.channelCount + " channels came from a device of "
                    + device.channels().size());
        }
        double stampSeconds = sample.measuredNs * SECONDS_PER_NANO;
        ByteBuffer values = counts.next(stampSeconds);
        for (int channel = 0; channel < sample.channelCount; channel++) {
            values.putInt(sample.rawCounts[channel]);
        }
        times.next(stampSeconds)
                .putLong(sample.sequence)
                .putLong(sample.deviceTickMicros)
                .putLong(sample.timeMicros)
                .putLong(sample.arrivalNs)
                .putLong(sample.measuredNs)
                .putLong(sample.timeUncertaintyNs);
        hasScans = true;
        lastMeasuredNs = sample.measuredNs;
        lastTimeMicros = sample.timeMicros;
        lastTickMicros = sample.deviceTickMicros;
        scansWritten++;
        groupHasContent = true;
    }

    void gap(long fromMicros, long toMicros, int framesMissing) {
        mark(
                stampSeconds(fromMicros),
                new MarkerJson("gap")
                        .with("timeMicros", fromMicros)
                        .with("toMicros", toMicros)
                        .with("framesMissing", framesMissing)
                        .end());
    }

    /** Scans that came between these two times but could not be kept, because the disk did not follow. */
    void lost(long entries, long fromMicros, long toMicros) {
        mark(
                stampSeconds(fromMicros),
                new MarkerJson("lost")
                        .with("timeMicros", fromMicros)
                        .with("toMicros", toMicros)
                        .with("entries", entries)
                        .end());
    }

    /** A tare was taken at the last scan. */
    void tare(SignalDescription newSignal) {
        signal = newSignal;
        double[] zeros =
                newSignal.scalings().stream().mapToDouble(ChannelScaling::zero).toArray();
        mark(
                stampSeconds(lastTimeMicros),
                new MarkerJson("tare")
                        .with("timeMicros", lastTimeMicros)
                        .with("zeros", zeros)
                        .end());
    }

    void event(DeviceEvent event) {
        long timeMicros = lastTimeMicros + (int) (event.deviceTickMicros() - lastTickMicros);
        double stampSeconds = hasScans ? stampSeconds(timeMicros) : event.arrivalNs() * SECONDS_PER_NANO;
        mark(
                stampSeconds,
                new MarkerJson("event")
                        .with("event", event.kind().name().toLowerCase(Locale.ROOT))
                        .with("began", event.began())
                        .with("sequence", event.sequence())
                        .with("deviceTickMicros", event.deviceTickMicros())
                        .with("arrivalNs", event.arrivalNs())
                        .end());
    }

    void link(LinkState state, LinkCause cause, String sentence, long nowNs) {
        mark(
                nowNs * SECONDS_PER_NANO,
                new MarkerJson("link")
                        .with("state", state.name().toLowerCase(Locale.ROOT))
                        .with("cause", sentence)
                        .with("reason", cause.name().toLowerCase(Locale.ROOT))
                        .end());
    }

    /** A marker of the caller's own type, with details that are JSON. */
    void note(long timeMicros, String type, String detailsJson) {
        mark(
                stampSeconds(timeMicros),
                new MarkerJson(type)
                        .with("timeMicros", timeMicros)
                        .withJson("details", detailsJson)
                        .end());
    }

    long lastTimeMicros() {
        return lastTimeMicros;
    }

    long scansWritten() {
        return scansWritten;
    }

    /** Puts everything so far on the disk, as one group; returns false where there was nothing new. */
    boolean sync() throws IOException {
        endRuns();
        if (!groupHasContent) {
            return false;
        }
        file.append(group.seal());
        group.begin(file.length());
        groupHasContent = false;
        return true;
    }

    /** Ends the recording in order, with the footers that say it is whole. */
    @Override
    public void close() throws IOException {
        endRuns();
        endDevice();
        markers.footerTo(group);
        groupHasContent = true;
        sync();
        file.close();
    }

    /** Closes the file as it is. */
    void abandon() throws IOException {
        file.close();
    }

    private void mark(double stampSeconds, String json) {
        endRuns();
        markers.account(stampSeconds);
        group.stringSample(MARKERS_STREAM, stampSeconds, json);
        groupHasContent = true;
    }

    /** Whatever else is written comes after the scans before it, so that the file's order is the order of events. */
    private void endRuns() {
        if (counts != null && times != null) {
            counts.drainTo(group);
            times.drainTo(group);
        }
    }

    private void endDevice() {
        if (counts != null && times != null) {
            counts.footerTo(group);
            times.footerTo(group);
        }
    }

    /** Time stamps are on the host's clock already; the offset of 0 says so to readers that look for one. */
    private void openStream(int streamId, byte[] header, long nowNs) {
        group.streamXml(Xdf.STREAM_HEADER, streamId, header);
        group.clockOffset(streamId, nowNs * SECONDS_PER_NANO, 0.0);
        groupHasContent = true;
    }

    /** A device time near the last scan's, on the host's clock. */
    private double stampSeconds(long timeMicros) {
        return (lastMeasuredNs + (timeMicros - lastTimeMicros) * NANOS_PER_MICRO) * SECONDS_PER_NANO;
    }
}
