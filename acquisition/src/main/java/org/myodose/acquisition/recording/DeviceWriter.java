package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkState;

/** One device's part of a recording: its pair of streams, and the markers that bear its number. Single-threaded. */
final class DeviceWriter {

    private static final long NANOS_PER_MICRO = 1000;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final RecordingWriter recording;
    private final XdfGroup group;
    private final RecordedDevice identity;

    private @Nullable SampleRun counts;
    private @Nullable SampleRun times;
    private @Nullable DeviceDescription device;
    private @Nullable SignalDescription signal;

    private long scansWritten;
    private boolean hasScans;
    private long lastMeasuredNs;
    private long lastTimeMicros;
    private long lastTickMicros;

    DeviceWriter(RecordingWriter recording, XdfGroup group, RecordedDevice identity) {
        this.recording = recording;
        this.group = group;
        this.identity = identity;
    }

    /** Begins streams of their own for a device or signal other than the one before; the same one again is only noted. */
    void device(DeviceDescription newDevice, SignalDescription newSignal, long nowNs) {
        if (newDevice.equals(device) && newSignal.equals(signal)) {
            mark(nowNs * SECONDS_PER_NANO, marker("hello"));
            return;
        }
        endRuns();
        writeFooters();
        device = newDevice;
        signal = newSignal;
        counts = new SampleRun(
                recording.openStream(RecordingHeaders.counts(identity, newDevice, newSignal), nowNs),
                newDevice.channels().size() * Integer.BYTES);
        times = new SampleRun(
                recording.openStream(RecordingHeaders.times(identity, newDevice), nowNs),
                TimeChannel.values().length * Long.BYTES);
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
    }

    void gap(long fromMicros, long toMicros, int framesMissing) {
        mark(
                stampSeconds(fromMicros),
                marker("gap")
                        .with("timeMicros", fromMicros)
                        .with("toMicros", toMicros)
                        .with("framesMissing", framesMissing));
    }

    /** Scans that came between these two times but could not be kept, because the disk did not follow. */
    void lost(long entries, long fromMicros, long toMicros) {
        mark(
                stampSeconds(fromMicros),
                marker("lost")
                        .with("timeMicros", fromMicros)
                        .with("toMicros", toMicros)
                        .with("entries", entries));
    }

    /** A tare was taken at the last scan. */
    void tare(SignalDescription newSignal) {
        signal = newSignal;
        double[] zeros =
                newSignal.scalings().stream().mapToDouble(ChannelScaling::zero).toArray();
        mark(
                stampSeconds(lastTimeMicros),
                marker("tare").with("timeMicros", lastTimeMicros).with("zeros", zeros));
    }

    void stuck(StuckSensor news) {
        mark(
                stampSeconds(news.timeMicros()),
                marker("stuck")
                        .with("timeMicros", news.timeMicros())
                        .with("channel", news.channel())
                        .with("began", news.began())
                        .with("rawCount", news.rawCount())
                        .with("sinceMicros", news.sinceMicros())
                        .with("cause", news.sentence()));
    }

    void event(DeviceEvent event) {
        long timeMicros = lastTimeMicros + (int) (event.deviceTickMicros() - lastTickMicros);
        double stampSeconds = hasScans ? stampSeconds(timeMicros) : event.arrivalNs() * SECONDS_PER_NANO;
        mark(
                stampSeconds,
                marker("event")
                        .with("event", event.kind().name().toLowerCase(Locale.ROOT))
                        .with("began", event.began())
                        .with("sequence", event.sequence())
                        .with("deviceTickMicros", event.deviceTickMicros())
                        .with("arrivalNs", event.arrivalNs()));
    }

    void link(LinkState state, LinkCause cause, String sentence, long nowNs) {
        mark(
                nowNs * SECONDS_PER_NANO,
                marker("link")
                        .with("state", state.name().toLowerCase(Locale.ROOT))
                        .with("cause", sentence)
                        .with("reason", cause.name().toLowerCase(Locale.ROOT)));
    }

    /** What the link has carried and lost so far, and what the device last said of its health. */
    void status(LinkCounters counters, Optional<DeviceStatus> status, long nowNs) {
        MarkerJson marker = marker("status").with("timeMicros", lastTimeMicros);
        for (LinkCounters.Kind kind : LinkCounters.Kind.values()) {
            marker.with(RecordingHeaders.fieldName(kind), counters.get(kind));
        }
        status.ifPresent(told -> {
            marker.with("overruns", told.overruns()).with("damagedCommands", told.damagedCommands());
            told.supplyVolts().ifPresent(volts -> marker.with("supplyVolts", volts));
            told.temperatureCelsius().ifPresent(celsius -> marker.with("temperatureCelsius", celsius));
        });
        mark(nowNs * SECONDS_PER_NANO, marker);
    }

    /** A marker of the caller's own type, with details that are JSON. */
    void note(long timeMicros, String type, String detailsJson) {
        mark(
                stampSeconds(timeMicros),
                marker(type).with("timeMicros", timeMicros).withJson("details", detailsJson));
    }

    /** About what its scans add to the file. */
    double bytesPerSecond() {
        DeviceDescription described = device;
        if (described == null) {
            return 0;
        }
        int sampleBytes = 2 * Xdf.STAMP_BYTES
                + described.channels().size() * Integer.BYTES
                + TimeChannel.values().length * Long.BYTES;
        return described.rateHz() * sampleBytes;
    }

    long lastTimeMicros() {
        return lastTimeMicros;
    }

    long scansWritten() {
        return scansWritten;
    }

    /** Whatever else is written comes after the scans before it, so that the file's order is the order of events. */
    void endRuns() {
        if (counts != null && times != null) {
            counts.drainTo(group);
            times.drainTo(group);
        }
    }

    void writeFooters() {
        if (counts != null && times != null) {
            counts.footerTo(group);
            times.footerTo(group);
        }
    }

    /** Says once more what the streams hold, with the zeros now in force, for a reader to whom their headers are lost. */
    void repeatHeaders() {
        if (counts != null && times != null && device != null && signal != null) {
            group.streamXml(Xdf.HEADER_AGAIN, counts.streamId(), RecordingHeaders.counts(identity, device, signal));
            group.streamXml(Xdf.HEADER_AGAIN, times.streamId(), RecordingHeaders.times(identity, device));
        }
    }

    private MarkerJson marker(String type) {
        return new MarkerJson(type).with("device", identity.number());
    }

    private void mark(double stampSeconds, MarkerJson marker) {
        endRuns();
        recording.mark(stampSeconds, marker.end());
    }

    /** A device time near the last scan's, on the host's clock. */
    private double stampSeconds(long timeMicros) {
        return (lastMeasuredNs + (timeMicros - lastTimeMicros) * NANOS_PER_MICRO) * SECONDS_PER_NANO;
    }
}
