package org.myodose.acquisition.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/**
 * Understands one device's part of a recording: what its streams hold and what the markers that bear its number say. What
 * was understood is put into a list, to be told once the whole group has been. Single-threaded.
 */
final class DeviceDecoder {

    private final RecordingVisitor visitor;
    private final List<Runnable> understood;
    private final RecordedScan scan = new RecordedScan();

    private @Nullable DeviceDescription device;
    private @Nullable SignalDescription signal;
    private @Nullable TimeLayout timeLayout;
    private @Nullable ByteBuffer counts;
    private long scans;

    DeviceDecoder(RecordingVisitor visitor, List<Runnable> understood) {
        this.visitor = visitor;
        this.understood = understood;
    }

    long scans() {
        return scans;
    }

    /** Another group begins: counts without their times have been told of with the one before. */
    void beginGroup() {
        counts = null;
    }

    void damaged(DamagedPart part) {
        visitor.onDamaged(part);
    }

    void countsHeader(XmlElement header) {
        device = RecordingHeaders.device(header);
        signal = RecordingHeaders.signal(header);
        introduce();
    }

    /** The same header once more: news only where a tare was lost with the group that told it. */
    void countsHeaderAgain(XmlElement header) {
        SignalDescription again = RecordingHeaders.signal(header);
        if (!again.equals(signal)) {
            signal = again;
            understood.add(() -> visitor.onTare(scan.timeMicros(), again));
        }
    }

    void timesHeader(XmlElement header) {
        timeLayout = new TimeLayout(header);
    }

    void counts(ByteBuffer content) {
        counts = content;
    }

    /** Counts and times come as a pair of chunks, sample for sample. */
    void times(ByteBuffer times) {
        ByteBuffer paired = counts;
        counts = null;
        if (paired == null) {
            throw new IllegalArgumentException("times came without their counts");
        }
        int channels = known(device).channels().size();
        TimeLayout layout = known(timeLayout);
        int scanCount = XdfContent.sampleCount(times, layout.valueBytes());
        if (XdfContent.sampleCount(paired, channels * Integer.BYTES) != scanCount) {
            throw new IllegalArgumentException("counts and times do not belong together");
        }
        understood.add(() -> tellScans(scanCount, channels, paired, times, layout));
    }

    void marker(Marker marker, MarkerFields fields) {
        understood.add(() -> visitor.onMarker(marker));
        switch (marker.type()) {
            case "hello" -> introduce();
            case "gap" -> gap(fields);
            case "lost" -> lost(fields);
            case "tare" -> tare(fields);
            case "event" -> event(fields);
            default -> {
                // Holds and the like are their writers' own; onMarker tells them.
            }
        }
    }

    private void tellScans(int scanCount, int channels, ByteBuffer counts, ByteBuffer times, TimeLayout layout) {
        for (int index = 0; index < scanCount; index++) {
            int start = times.position() + index * (Xdf.STAMP_BYTES + layout.valueBytes());
            scan.scan()
                    .set(
                            (int) layout.value(times, start, TimeChannel.SEQUENCE),
                            layout.value(times, start, TimeChannel.DEVICE_TICK),
                            layout.value(times, start, TimeChannel.ARRIVAL),
                            channels);
            if (layout.isMeasured()) {
                scan.scan()
                        .setMeasured(
                                layout.value(times, start, TimeChannel.MEASURED),
                                layout.value(times, start, TimeChannel.UNCERTAINTY));
            }
            scan.at(layout.value(times, start, TimeChannel.TIME), layout.measuredNs(times, start));
            counts.position(counts.position() + Xdf.STAMP_BYTES);
            for (int channel = 0; channel < channels; channel++) {
                scan.scan().rawCounts()[channel] = counts.getInt();
            }
            scans++;
            visitor.onScan(scan);
        }
    }

    /** Tells the device with the signal description in force at this place of the file. */
    private void introduce() {
        DeviceDescription introduced = known(device);
        SignalDescription inForce = known(signal);
        understood.add(() -> visitor.onDevice(introduced, inForce));
    }

    private void gap(MarkerFields fields) {
        long fromMicros = fields.number("timeMicros");
        long toMicros = fields.number("toMicros");
        int framesMissing = Math.toIntExact(fields.number("framesMissing"));
        understood.add(() -> visitor.onGap(fromMicros, toMicros, framesMissing));
    }

    private void lost(MarkerFields fields) {
        long fromMicros = fields.number("timeMicros");
        long toMicros = fields.number("toMicros");
        long entries = fields.number("entries");
        understood.add(() -> visitor.onLost(fromMicros, toMicros, entries));
    }

    private void tare(MarkerFields fields) {
        long timeMicros = fields.number("timeMicros");
        List<String> zeros = fields.all("zeros");
        SignalDescription before = known(signal);
        if (zeros.size() != before.scalings().size()) {
            throw new IllegalArgumentException("a tare has one zero for each channel");
        }
        List<ChannelScaling> scalings = new ArrayList<>();
        for (int channel = 0; channel < zeros.size(); channel++) {
            scalings.add(before.scalings().get(channel).withZero(Double.parseDouble(zeros.get(channel))));
        }
        SignalDescription tared = before.withScalings(scalings);
        signal = tared;
        understood.add(() -> visitor.onTare(timeMicros, tared));
    }

    private void event(MarkerFields fields) {
        DeviceEvent event = new DeviceEvent(
                DeviceEvent.Kind.valueOf(fields.text("event").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(fields.text("began")),
                Math.toIntExact(fields.number("sequence")),
                fields.number("deviceTickMicros"),
                fields.number("arrivalNs"));
        understood.add(() -> visitor.onDeviceEvent(event));
    }

    private static <T> T known(@Nullable T told) {
        if (told == null) {
            throw new IllegalArgumentException("no device was described before");
        }
        return told;
    }
}
