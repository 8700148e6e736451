package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.myodose.acquisition.Certificates;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** Small sessions for the tests: what goes into a recording, and what comes out, in one form that can be compared. */
final class Sessions {

    static final RecordingDescription DESCRIPTION = RecordingDescription.ofOneDevice(
            "sim:hand?seed=7&rate=250",
            "0.1.0-test",
            Instant.parse("2026-11-21T10:15:30.123456Z"),
            "{\"name\":\"<staircase> & more\"}");

    /** An alarm is a failure of the test that did not expect it. */
    static final RecordingListener NO_ALARM = cause -> {
        throw new AssertionError("unexpected alarm: " + cause);
    };

    /** A disk that is never full. */
    static final RecordingSettings SETTINGS =
            new RecordingSettings(Duration.ofMillis(100), Duration.ofMinutes(30), path -> Long.MAX_VALUE);

    private Sessions() {}

    /** Zeros that no short decimal figure hits. */
    static SignalDescription signal(int channelCount, double zero) {
        List<ChannelScaling> scalings = IntStream.range(0, channelCount)
                .mapToObj(i -> scaling(i).withZero(zero / (i + 3)))
                .toList();
        return new SignalDescription(ForceUnit.NEWTONS, 250_000, 0.0225, "10 Hz low-pass", scalings);
    }

    /** The first two by two points, the others calibrated with every kind of curve. */
    private static ChannelScaling scaling(int channel) {
        if (channel < 2) {
            return new ChannelScaling(20 + 0.1 * channel, 1023, -1 / 3.0, 0, "two points <N>");
        }
        List<ForceCurve> curves = Certificates.curves();
        return Certificates.scaling("S/N ü-7", "pad " + channel, curves.get(channel % curves.size()));
    }

    static DeviceDescription device(int channelCount) {
        List<ChannelDescription> channels = IntStream.range(0, channelCount)
                .mapToObj(i -> new ChannelDescription(
                        "pad " + i,
                        SensorKind.FLEXIFORCE,
                        i == 0 ? SensorPosition.PALM : SensorPosition.UNSPECIFIED,
                        ForceUnit.COUNTS,
                        10,
                        -i))
                .toList();
        return new DeviceDescription(1, "Uno \"glove\" <&>", "S/N ü-7", "0.1", 250_000, channels);
    }

    /** The {@code index}th scan of a session: every figure tells which one it is. */
    static ForceSample sample(int index, int channelCount) {
        ForceSample sample = new ForceSample();
        sample.sequence = index & 0xFFFF;
        sample.timeMicros = index * 4_000L;
        sample.deviceTickMicros = (4_294_000_000L + sample.timeMicros) & 0xFFFF_FFFFL;
        sample.arrivalNs = 1_000_000_000L + index * 4_000_123L;
        sample.measuredNs = 1_000_000_000L + index * 4_000_000L;
        sample.timeUncertaintyNs = 150_000L - index;
        sample.channelCount = channelCount;
        Arrays.setAll(sample.rawCounts, channel -> channel < channelCount ? index * 31 - channel * 70_001 : -1);
        return sample;
    }

    /** A recorder without a thread and with a clock that stands still. */
    static Recorder recorder(Path file, RecordingListener listener, int ringEntries) throws Exception {
        return new Recorder(
                RecordingFile.create(file), DESCRIPTION, listener, () -> 900_000_000L, ringEntries, SETTINGS);
    }

    /** Records scans in groups of {@code scansPerGroup}, with a marker of each kind in between, and ends the file in order. */
    static void record(Path file, int scanCount, int scansPerGroup, int channelCount) throws Exception {
        Recorder recorder = recorder(file, NO_ALARM, 4096);
        recorder.device(0).onDevice(device(channelCount), signal(channelCount, 0));
        for (int index = 0; index < scanCount; index++) {
            between(recorder, index, channelCount);
            recorder.device(0).onForce(sample(index, channelCount));
            if (index % scansPerGroup == scansPerGroup - 1) {
                recorder.drain();
            }
        }
        recorder.finish();
    }

    private static void between(Recorder recorder, int index, int channelCount) {
        switch (index) {
            case 3 -> recorder.device(0).onTare(signal(channelCount, 1));
            case 5 -> recorder.device(0).onGap(16_000, 20_000, 2);
            case 7 -> recorder.device(0).onDeviceEvent(new DeviceEvent(DeviceEvent.Kind.PATIENT_STOP, true, 9, 17, 18));
            case 8 -> recorder.device(0).mark(24_000, "hold", "{\"meanForce\":41.5}");
            default -> {
                // Only scans.
            }
        }
    }

    static Read read(Path file) throws RecordingException {
        Told told = new Told();
        RecordingIntegrity integrity = Recording.open(file).forEach(told);
        return new Read(told, integrity);
    }

    record Read(Told told, RecordingIntegrity integrity) {}

    /** A scan as it stands in a recording. */
    record KeptScan(int sequence, long deviceTickMicros, long timeMicros, long arrivalNs, List<Integer> rawCounts) {

        static KeptScan of(ForceSample sample) {
            return new KeptScan(
                    sample.sequence,
                    sample.deviceTickMicros,
                    sample.timeMicros,
                    sample.arrivalNs,
                    counts(sample.rawCounts, sample.channelCount));
        }

        private static List<Integer> counts(int[] rawCounts, int channelCount) {
            return Arrays.stream(rawCounts).limit(channelCount).boxed().toList();
        }
    }

    /** Keeps all that a recording tells, in order. */
    static final class Told implements RecordingVisitor {

        final List<KeptScan> scans = new ArrayList<>();
        final List<Long> measuredNs = new ArrayList<>();
        final List<Marker> markers = new ArrayList<>();
        final List<DeviceDescription> devices = new ArrayList<>();
        final List<String> order = new ArrayList<>();

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            devices.add(device);
            order.add("device " + signal);
        }

        @Override
        public void onScan(RecordedScan recorded) {
            Scan scan = recorded.scan();
            measuredNs.add(recorded.measuredNs());
            scans.add(new KeptScan(
                    scan.sequence(),
                    scan.deviceTickMicros(),
                    recorded.timeMicros(),
                    scan.arrivalNs(),
                    KeptScan.counts(scan.rawCounts(), scan.channelCount())));
            order.add("scan " + scan.sequence());
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            order.add("gap " + fromMicros + " " + toMicros + " " + framesMissing);
        }

        @Override
        public void onTare(long timeMicros, SignalDescription signal) {
            order.add("tare " + timeMicros + " " + signal);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            order.add(event.toString());
        }

        @Override
        public void onMarker(Marker marker) {
            markers.add(marker);
        }
    }

    static List<KeptScan> scans(int scanCount, int channelCount) {
        return IntStream.range(0, scanCount)
                .mapToObj(index -> KeptScan.of(sample(index, channelCount)))
                .toList();
    }

    /** Ends of the groups of a whole recording: cut there, nothing is torn. */
    static List<Long> groupEnds(Path file) throws IOException {
        List<Long> ends = new ArrayList<>();
        try (var channel = FileChannel.open(file)) {
            ChunkReader chunks = new ChunkReader(channel);
            for (var chunk = chunks.at(4); chunk != null; chunk = chunks.at(chunk.end())) {
                if (chunk.tag() == Xdf.CHECKSUM) {
                    ends.add(chunk.end());
                }
            }
        }
        return ends;
    }
}
