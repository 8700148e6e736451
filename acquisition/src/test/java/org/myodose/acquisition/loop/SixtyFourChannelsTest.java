package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.replay.ReplaySource;
import org.myodose.acquisition.site.LayoutFile;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.simulated.SimulatedSources;
import org.myodose.device.simulated.SimulatedSurface;
import org.myodose.device.simulated.WanderingSpot;

/** A mat of 64 cells with a layout of its own, from the simulated wire into a recording and back. */
@Timeout(120)
class SixtyFourChannelsTest {

    private static final SourceUri MAT = SourceUri.parse("sim:mat?rate=250&speed=10");
    private static final int CHANNELS = 64;

    /** Into the first plateau: the hand presses from 1 s on. */
    private static final int SCANS = 2000;

    @TempDir
    private Path folder;

    private static Layouts layout() {
        return LayoutFile.read(Path.of(System.getProperty("myodose.root"), "docs/layouts/simulated-mat.layout"));
    }

    /** Keeps each scan's counts, and its sites' figures as exact bits. */
    private static final class Heard implements ForceConsumer {

        final List<int[]> counts = Collections.synchronizedList(new ArrayList<>());
        final List<String> sites = new ArrayList<>();
        final List<String> zones = new ArrayList<>();
        double x;
        double y;

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            zones.clear();
            signal.layout().zones().stream().map(Zone::name).forEach(zones::add);
        }

        @Override
        public void onForce(ForceSample sample) {
            StringBuilder bits = new StringBuilder();
            for (int zone = 0; zone < sample.zoneCount; zone++) {
                bits.append(Double.toHexString(sample.zoneForces[zone])).append(' ');
            }
            sites.add(bits.append(Double.toHexString(sample.totalForce))
                    .append(' ')
                    .append(Double.toHexString(sample.centreXMillimetres))
                    .append(' ')
                    .append(Double.toHexString(sample.leftShare))
                    .toString());
            if (counts.size() == SCANS - 1) {
                x = sample.centreXMillimetres;
                y = sample.centreYMillimetres;
            }
            counts.add(Arrays.copyOf(sample.rawCounts, sample.channelCount));
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            throw new AssertionError("a gap from " + fromMicros + " to " + toMicros);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onTare(SignalDescription signal) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }

    private Path file() {
        return folder.resolve("mat.xdf");
    }

    private Heard record() throws Exception {
        Heard live = new Heard();
        RecordingDescription description = RecordingDescription.ofOneDevice(MAT.toString(), "test", Instant.EPOCH, "");
        try (Recorder recorder = Recorder.start(file(), description, alarm -> {
            throw new AssertionError(alarm);
        })) {
            try (AcquisitionLoop loop =
                    loop(SimulatedSources.of(MAT), Calibrations.none(), layout(), List.of(live, recorder.device(0)))) {
                loop.start();
                Await.until("enough scans", () -> live.counts.size() >= SCANS);
            }
            assertEquals(0, recorder.entriesMissed());
        }
        return live;
    }

    private static AcquisitionLoop loop(
            ScanSource source, Scalings scalings, Layouts layouts, List<ForceConsumer> consumers) {
        return new AcquisitionLoop(
                source,
                scalings,
                () -> FilterProfiles.HOLD,
                layouts,
                consumers,
                (message, cause) -> {
                    throw new AssertionError(message, cause);
                },
                HostClock.system());
    }

    @Test
    void everyCountOfEveryScanIsReadBackAsTheMatMeasuredIt() throws Exception {
        Heard live = record();
        List<int[]> recorded = new ArrayList<>();
        Recording.open(file()).forEach(new RecordingVisitor() {
            @Override
            public void onScan(RecordedScan scan) {
                recorded.add(Arrays.copyOf(scan.scan().rawCounts(), scan.scan().channelCount()));
            }
        });
        assertEquals(live.counts.size(), recorded.size());
        assertTrue(recorded.size() >= SCANS);
        CountSource truth = SimulatedSources.counts(MAT);
        for (int[] counts : recorded) {
            truth.advance();
            assertEquals(CHANNELS, counts.length);
            assertTrue(Arrays.equals(truth.counts(), counts), () -> Arrays.toString(counts));
        }
    }

    @Test
    void aLayoutOfItsOwnGivesTheSameZonesLiveReadBackAndReplayed() throws Exception {
        Heard live = record();
        assertEquals(List.of("lower", "middle", "upper", "left", "right"), live.zones);

        Heard readBack = new Heard();
        Recording.open(file()).forEach(new RecordingReplay(readBack));
        assertEquals(live.zones, readBack.zones);
        assertEquals(live.sites, readBack.sites);

        Heard replayed = new Heard();
        ReplaySource source = new ReplaySource("replay", file(), ReplaySource.MAX_SPEED);
        try (AcquisitionLoop loop = loop(source, source, source.recordedLayouts(), List.of(replayed))) {
            loop.start();
            Await.until("the end", () -> loop.state() == LinkState.ENDED);
        }
        assertEquals(live.zones, replayed.zones);
        assertEquals(live.sites, replayed.sites);
    }

    @Test
    void theCentreOfForceIsWhereTheHandPresses() throws Exception {
        Heard live = record();
        double seconds = (SCANS - 1) / 250.0;
        WanderingSpot spot = SimulatedSurface.spotOnMat(1);
        // The bell is cut at the mat's edge, the parts differ by a percent, and each cell has an offset.
        assertEquals(spot.xMillimetres(seconds), live.x, 8);
        assertEquals(spot.yMillimetres(seconds), live.y, 8);
    }
}
