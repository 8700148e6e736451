package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.latency.LatencyRecorder;
import org.myodose.acquisition.latency.Stage;
import org.myodose.acquisition.ring.ForceRing;
import org.myodose.acquisition.ring.RingReader;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.wire.WireSource;

/**
 * Prints what a scan costs, in ns of one thread's processor time: the median of nine rounds after two to warm up. Not part of the
 * build; run it with {@code ./mvnw -pl acquisition -am test -Dtest=HotPathBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(120)
class HotPathBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 9;
    private static final int SCANS = 300_000;

    private void print(String what, LongConsumer scans) {
        double[] nanosPerScan = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            scans.accept(SCANS);
            long end = THREADS.getCurrentThreadCpuTime();
            if (round >= 0) {
                nanosPerScan[round] = (double) (end - start) / SCANS;
            }
        }
        Arrays.sort(nanosPerScan);
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.1f ns/scan (best %.1f, worst %.1f)%n",
                what,
                nanosPerScan[ROUNDS / 2],
                nanosPerScan[0],
                nanosPerScan[ROUNDS - 1]);
    }

    @Test
    void conditioner() {
        for (int channels : new int[] {1, 6, 64}) {
            Summing summing = new Summing();
            Conditioner conditioner = new Conditioner(Calibrations.none(), summing);
            conditioner.onHello(Devices.newtons("A", 1_000_000, channels));
            Scan scan = new Scan();
            long[] time = {0};
            print("conditioner, " + channels + " channels", scans -> {
                for (long index = 0; index < scans; index++) {
                    time[0] += 1_000;
                    scan.set((int) time[0] & 0xFFFF, time[0] & 0xFFFF_FFFFL, time[0] * 1_000, channels);
                    scan.rawCounts()[0] = (int) (index & 0xFFF);
                    conditioner.onScan(scan);
                }
            });
            assertTrue(Double.isFinite(summing.sum));
        }
    }

    @Test
    void ring() {
        ForceRing ring = new ForceRing(1024);
        ForceSample sample = new ForceSample();
        sample.channelCount = 6;
        Draining draining = new Draining();
        print("ring, offer and drain in turn, 6 channels", scans -> {
            for (long index = 0; index < scans; index++) {
                sample.totalForce = index;
                ring.onForce(sample);
                ring.drain(draining);
            }
        });
        assertTrue(Double.isFinite(draining.sum));
    }

    @Test
    void latencyRecorder() {
        LatencyRecorder recorder = new LatencyRecorder();
        print("latency, two stages recorded", scans -> {
            for (long index = 0; index < scans; index++) {
                recorder.record(Stage.CONDITIONED, index & 0xFFFF);
                recorder.record(Stage.PUBLISHED, index & 0xFFFF);
            }
        });
    }

    /** Encoding included: compare with the figures above only as an upper bound. */
    @Test
    void fromBytesToForces() throws Exception {
        long[] left = {0};
        Summing summing = new Summing();
        Conditioner conditioner = new Conditioner(Calibrations.none(), summing);
        try (WireSource source = new WireSource("endless", () -> new EndlessDevice(6, () -> left[0]-- != 0))) {
            conditioner.onHello(source.open());
            print("encode, decode and condition, 6 channels", scans -> {
                left[0] = Long.MAX_VALUE;
                poll(source, conditioner, scans);
            });
        }
        assertTrue(Double.isFinite(summing.sum));
    }

    private static void poll(WireSource source, Conditioner conditioner, long scans) {
        try {
            for (long index = 0; index < scans; index++) {
                source.poll(conditioner);
            }
        } catch (LinkException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static class Summing extends NullConsumer {
        double sum;

        @Override
        public void onForce(ForceSample sample) {
            sum += sample.totalForce;
        }
    }

    private static final class Draining extends Summing implements RingReader {
        @Override
        public void onMissed(long entries) {
            throw new IllegalStateException("the ring was full");
        }
    }
}
