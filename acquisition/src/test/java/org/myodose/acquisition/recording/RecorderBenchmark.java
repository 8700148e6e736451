package org.myodose.acquisition.recording;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceSample;

/**
 * Prints what recording 64 channels at 1 kHz costs the thread that hands the scans over, and the recorder's own. Not part of
 * the build; run it with {@code ./mvnw -pl acquisition -am test -Dtest=RecorderBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}. It takes 50 s, and needs a disk: {@code -Djava.io.tmpdir} says which.
 */
@Timeout(120)
class RecorderBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHANNELS = 64;
    private static final int WARM_UP_SCANS = 5_000;
    private static final int SCANS = 20_000;
    private static final long PERIOD_NS = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void handOver() throws Exception {
        for (int syncMillis : new int[] {100, 1000}) {
            measure(syncMillis);
        }
    }

    private void measure(int syncMillis) throws Exception {
        Histogram appendNs = new Histogram(3);
        Path file = folder.resolve(syncMillis + ".xdf");
        RecordingSettings settings = RecordingSettings.USUAL.withSyncInterval(Duration.ofMillis(syncMillis));
        try (Recorder recorder =
                Recorder.start(file, Sessions.DESCRIPTION, alarm -> System.err.println(alarm), settings)) {
            DeviceRecorder device = recorder.device(0);
            device.onDevice(Sessions.device(CHANNELS), Sessions.signal(CHANNELS, 0));
            record(device, WARM_UP_SCANS, new Histogram(3));
            long recorderNs = recorderThreadNs();
            long startNs = System.nanoTime();
            long handOverNs = record(device, SCANS, appendNs);
            double elapsedNs = System.nanoTime() - startNs;
            System.out.printf(
                    Locale.ROOT,
                    "sync each %4d ms: append p50 %.1f µs, p99 %.1f µs, most %.1f µs; hand-over %.2f %% of a core,"
                            + " the recorder's thread %.2f %%; %d scans missed%n",
                    syncMillis,
                    appendNs.getValueAtPercentile(50) / 1e3,
                    appendNs.getValueAtPercentile(99) / 1e3,
                    appendNs.getMaxValue() / 1e3,
                    100 * handOverNs / elapsedNs,
                    100 * (recorderThreadNs() - recorderNs) / elapsedNs,
                    recorder.entriesMissed());
        }
        Files.delete(file);
    }

    /** Hands over that many scans, one each millisecond; returns the nanoseconds spent in it. */
    private static long record(DeviceRecorder device, int scans, Histogram appendNs) {
        ForceSample sample = Sessions.sample(0, CHANNELS);
        long spentNs = 0;
        long startNs = System.nanoTime();
        for (int index = 0; index < scans; index++) {
            while (System.nanoTime() - startNs < index * PERIOD_NS) {
                LockSupport.parkNanos(PERIOD_NS / 4);
            }
            sample.timeMicros += 1000;
            sample.measuredNs += PERIOD_NS;
            long beforeNs = System.nanoTime();
            device.onForce(sample);
            long tookNs = System.nanoTime() - beforeNs;
            appendNs.recordValue(tookNs);
            spentNs += tookNs;
        }
        return spentNs;
    }

    private static long recorderThreadNs() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("recorder"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(THREADS::getThreadCpuTime)
                .sum();
    }
}
