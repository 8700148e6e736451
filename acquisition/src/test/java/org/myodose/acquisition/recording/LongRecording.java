package org.myodose.acquisition.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.site.LayoutFile;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.Scan;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.simulated.SimulatedSources;

/**
 * A long recording, as fast as the disk takes it: the seeded simulated mat of 64 cells at 1 kHz, through the conditioner and
 * the recorder's own writer, a group each 100 ms of its time. The same arguments give the same bytes.
 */
final class LongRecording {

    private static final String SOURCE = "sim:mat?rate=1000&hold=30&rest=15&repetitions=1000";
    private static final int SCANS_PER_GROUP = 100;
    private static final long BEGAN_NS = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1000;

    /** How late a scan arrives: a frame's time on a fast line, and what a computer adds. */
    private static final int LATEST_NS = 400_000;

    private LongRecording() {}

    /** {@code LongRecording FILE SECONDS [LAYOUT]} */
    public static void main(String[] arguments) throws IOException, RecordingException {
        Layouts layout = arguments.length > 2 ? LayoutFile.read(Path.of(arguments[2])) : Layouts.ofDevices();
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]), layout);
    }

    static void write(Path path, long seconds, Layouts layout) throws IOException, RecordingException {
        CountSource mat = SimulatedSources.counts(SourceUri.parse(SOURCE));
        RecordingDescription description = RecordingDescription.ofOneDevice(SOURCE, "test", Instant.EPOCH, "");
        try (RecordingWriter writer = new RecordingWriter(RecordingFile.create(path), description, BEGAN_NS)) {
            Conditioner conditioner = new Conditioner(
                    Calibrations.none(), () -> FilterProfiles.HOLD, layout, new Written(writer.device(0)));
            conditioner.onHello(mat.description());
            Scan scan = new Scan();
            SplittableRandom latency = new SplittableRandom(1);
            for (long index = 0; index < seconds * mat.description().rateHz(); index++) {
                mat.advance();
                long arrivalNs = BEGAN_NS + mat.dueMicros() * NANOS_PER_MICRO + latency.nextInt(LATEST_NS);
                scan.set((int) (index & 0xFFFF), mat.dueMicros() & 0xFFFF_FFFFL, arrivalNs, mat.counts().length);
                System.arraycopy(mat.counts(), 0, scan.rawCounts(), 0, mat.counts().length);
                conditioner.onScan(scan);
                if ((index + 1) % SCANS_PER_GROUP == 0) {
                    writer.sync(arrivalNs);
                }
            }
        }
    }

    private record Written(DeviceWriter writer) implements ForceConsumer {

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            writer.device(device, signal, BEGAN_NS);
        }

        @Override
        public void onForce(ForceSample sample) {
            writer.scan(sample);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            writer.gap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            writer.event(event);
        }

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
