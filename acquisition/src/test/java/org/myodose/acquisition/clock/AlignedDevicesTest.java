package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;

/**
 * A glove and a table with clocks of their own, pressed by the same hand and recorded into one file: what happened at one moment
 * stands there at one time, within what the recording itself says of its times.
 */
@Timeout(120)
class AlignedDevicesTest {

    /** The force rises for a second and falls for a second, over and over; the edges are at the same moments for both. */
    private static final long RISE_NS = SimulatedTransport.SECOND_NS;

    private static final double PEAK_NEWTONS = 100;
    private static final double COUNTS_PER_NEWTON = 10_000;
    private static final double SECONDS = 30;
    private static final double CONVERGED_SECONDS = 10;

    @TempDir
    private Path folder;

    /** When the force passed half of its peak upwards, and how far that may be from the truth. */
    private record Crossing(long measuredNs, long arrivalNs, long uncertaintyNs) {

        /** Of the presses, counted on the true clock. */
        long press() {
            return Math.floorDiv(measuredNs, 2 * RISE_NS);
        }

        long trueNs() {
            return press() * 2 * RISE_NS + RISE_NS / 2;
        }
    }

    private static double forceNewtons(long trueNs) {
        double phase = Math.floorMod(trueNs, 2 * RISE_NS) / (double) RISE_NS;
        return PEAK_NEWTONS * (phase < 1 ? phase : 2 - phase);
    }

    /** Tells a recorded device's conditioner what its host hears. */
    private record Host(Conditioner conditioner) implements SimulatedTransport.Host {

        @Override
        public void onScan(Scan scan, long trueNs) {
            scan.rawCounts()[0] = (int) Math.round(forceNewtons(trueNs) * COUNTS_PER_NEWTON);
            conditioner.onScan(scan);
        }

        @Override
        public void onReply(long tickMicros, long sentNs, long arrivalNs) {
            conditioner.onPingReply(tickMicros, sentNs, arrivalNs);
        }
    }

    @Test
    void whatHappenedAtOneMomentIsRecordedAtOneTime() throws Exception {
        SimulatedTransport glove = new SimulatedTransport(1);
        glove.rateHz = 250;
        glove.driftPpm = 170;
        SimulatedTransport table = new SimulatedTransport(2);
        table.rateHz = 100;
        table.driftPpm = -190;
        table.tickAtStartMicros = 4_000_000_000L;
        // Behind a serial adapter whose latency timer is as it comes.
        table.bunchNs = 16_000_000;

        Path file = record(glove, table);

        List<Crossings> heard = new ArrayList<>();
        Recording.open(file).forEachDevice(device -> {
            heard.add(new Crossings());
            return heard.getLast();
        });
        assertEquals(2, heard.size());
        assertAligned(heard.get(0).found, heard.get(1).found);
    }

    private static void assertAligned(List<Crossing> glove, List<Crossing> table) {
        int compared = 0;
        long worstByArrivalNs = 0;
        for (Crossing one : glove) {
            for (Crossing other : table) {
                if (one.press() == other.press()) {
                    compared++;
                    assertWithin(one.measuredNs() - one.trueNs(), one.uncertaintyNs());
                    assertWithin(other.measuredNs() - other.trueNs(), other.uncertaintyNs());
                    assertWithin(one.measuredNs() - other.measuredNs(), one.uncertaintyNs() + other.uncertaintyNs());
                    assertTrue(one.uncertaintyNs() < 1_000_000, one::toString);
                    assertTrue(other.uncertaintyNs() < 1_000_000, other::toString);
                    worstByArrivalNs = Math.max(worstByArrivalNs, Math.abs(one.arrivalNs() - other.arrivalNs()));
                }
            }
        }
        assertTrue(compared >= 8, "presses compared: " + compared);
        // Or nothing was put right, and this would be no test.
        assertTrue(worstByArrivalNs > 5_000_000, "by arrival they were apart by " + worstByArrivalNs);
    }

    private static void assertWithin(long differenceNs, long boundNs) {
        // A hundred-thousandth of a newton at 100 N/s, rounded on both sides.
        long roundingNs = 2_000;
        assertTrue(Math.abs(differenceNs) <= boundNs + roundingNs, differenceNs + " ns, but told ±" + boundNs);
    }

    private Path record(SimulatedTransport glove, SimulatedTransport table) throws Exception {
        Path file = folder.resolve("both.xdf");
        RecordingDescription description = new RecordingDescription(
                List.of(new RecordedDevice(0, "glove", "test:glove"), new RecordedDevice(1, "table", "test:table")),
                "test",
                Instant.EPOCH,
                "",
                HostDescription.current());
        try (Recorder recorder = Recorder.start(
                file,
                description,
                alarm -> {
                    throw new AssertionError(alarm);
                },
                RecordingSettings.USUAL.withSyncInterval(Duration.ofMillis(10)))) {
            Host gloveHost = host("G", 250_000, recorder, 0);
            Host tableHost = host("T", 100_000, recorder, 1);
            long scans = 0;
            for (int second = 0; second < SECONDS; second++) {
                scans += run(glove, gloveHost) + run(table, tableHost);
                long pushed = scans;
                // As fast as the recorder takes them, for it is not what is tested here.
                Await.until("the disk", () -> recorder.scansSynced() >= pushed);
            }
            assertEquals(0, recorder.entriesMissed());
        }
        return file;
    }

    private static long run(SimulatedTransport transport, Host host) {
        long[] scans = new long[1];
        transport.run(1, new SimulatedTransport.Host() {
            @Override
            public void onScan(Scan scan, long trueNs) {
                scans[0]++;
                host.onScan(scan, trueNs);
            }

            @Override
            public void onReply(long tickMicros, long sentNs, long arrivalNs) {
                host.onReply(tickMicros, sentNs, arrivalNs);
            }
        });
        return scans[0];
    }

    private static Host host(String serialNumber, long rateMilliHertz, Recorder recorder, int number) {
        Conditioner conditioner = new Conditioner(Calibrations.none(), recorder.device(number));
        conditioner.onHello(Devices.of(serialNumber, rateMilliHertz, Devices.channel("force", ForceUnit.NEWTONS, -4)));
        return new Host(conditioner);
    }

    /** Finds, in what was recorded of one device, when the force passed half of its peak. */
    private static final class Crossings implements RecordingVisitor {

        private static final double HALF_COUNTS = PEAK_NEWTONS / 2 * COUNTS_PER_NEWTON;

        final List<Crossing> found = new ArrayList<>();
        private double beforeCounts = Double.NaN;
        private long beforeNs;
        private long beforeArrivalNs;

        @Override
        public void onScan(RecordedScan recorded) {
            double counts = recorded.scan().rawCounts()[0];
            boolean converged = recorded.timeMicros() > CONVERGED_SECONDS * 1e6;
            if (converged && beforeCounts < HALF_COUNTS && counts >= HALF_COUNTS) {
                double share = (HALF_COUNTS - beforeCounts) / (counts - beforeCounts);
                found.add(new Crossing(
                        beforeNs + Math.round(share * (recorded.measuredNs() - beforeNs)),
                        beforeArrivalNs + Math.round(share * (recorded.scan().arrivalNs() - beforeArrivalNs)),
                        recorded.scan().timeUncertaintyNs()));
            }
            beforeCounts = counts;
            beforeNs = recorded.measuredNs();
            beforeArrivalNs = recorded.scan().arrivalNs();
        }
    }
}
