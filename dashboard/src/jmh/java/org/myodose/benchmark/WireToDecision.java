package org.myodose.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.myodose.device.LinkCounters.Kind;

/**
 * {@code latency PORT WINDOWS SECONDS [record]}, {@code turns PORT WINDOWS [record]} and {@code flood PORT SECONDS}: what {@code floor.c} prints, but through the
 * product's whole chain.
 *
 * <p>Latency, per window but the first: p50 and p99 in µs from a scan's stamp to its decision, scans, ns of processor time
 * per scan of the acquisition thread and of the whole process, bytes allocated per scan. Flood: bytes a second, ns of the
 * thread's processor time per scan, entries that the recorder left out, damaged frames, ns of the process's per scan.
 */
final class WireToDecision {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** So many that the compiler has done what it does in the first 20 s at 1 kHz. */
    private static final int TURNS_OF_WARM_UP = 8;

    private WireToDecision() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "latency" ->
                latency(
                        arguments[1],
                        Integer.parseInt(arguments[2]),
                        Double.parseDouble(arguments[3]),
                        arguments.length > 4);
            case "turns" -> turns(arguments[1], Integer.parseInt(arguments[2]), arguments.length > 3);
            case "flood" -> flood(arguments[1], Double.parseDouble(arguments[2]));
            default -> throw new IllegalArgumentException(
                    "latency PORT WINDOWS SECONDS [record], turns PORT WINDOWS [record], or flood PORT SECONDS");
        }
    }

    private static void latency(String port, int windows, double seconds, boolean recording) throws Exception {
        Measured measured = new Measured();
        try (WholeChain chain = new WholeChain("serial:" + port, recording, measured)) {
            chain.start();
            // The compiler needs many scans before its figures are those of a long run.
            Thread.sleep(20_000);
            for (int window = 0; window <= windows; window++) {
                Measured.Used before = measured.mark();
                long processBefore = PROCESS.getProcessCpuTime();
                measured.count = 0;
                Thread.sleep((long) (seconds * 1000));
                int count = measured.count;
                Measured.Used after = measured.mark();
                long processNs = PROCESS.getProcessCpuTime() - processBefore;
                if (window > 0) {
                    System.out.println(line(measured.latencies, count, before, after, processNs));
                }
            }
        }
    }

    private static void turns(String port, int windows, boolean recording) throws Exception {
        Turns turns = new Turns();
        try (WholeChain chain = new WholeChain("serial:" + port, recording, turns)) {
            chain.start();
            // The compiler needs many scans before its figures are those of a long run.
            for (int warmUp = 0; warmUp < TURNS_OF_WARM_UP; warmUp++) {
                turns.next();
            }
            for (int window = 0; window < windows; window++) {
                System.out.println(turns.next());
            }
        }
    }

    /** What the figures of a window are, in one line. */
    static String line(int[] latencies, int count, Measured.Used before, Measured.Used after, long processNs) {
        int[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        double scans = after.scans() - before.scans();
        return String.format(
                Locale.ROOT,
                "%d %d %d %.0f %.0f %.2f",
                sorted[count / 2],
                sorted[(int) (count * 99L / 100)],
                count,
                (after.threadCpuNs() - before.threadCpuNs()) / scans,
                processNs / scans,
                (after.threadBytes() - before.threadBytes()) / scans);
    }

    private static void flood(String port, double seconds) throws Exception {
        Measured measured = new Measured();
        try (WholeChain chain = new WholeChain("serial:" + port, true, measured)) {
            chain.start();
            Thread.sleep(5_000);
            Measured.Used before = measured.mark();
            long bytesBefore = chain.source().counters().get(Kind.BYTES_RECEIVED);
            long processBefore = PROCESS.getProcessCpuTime();
            long startNs = System.nanoTime();
            Thread.sleep((long) (seconds * 1000));
            Measured.Used after = measured.mark();
            long bytes = chain.source().counters().get(Kind.BYTES_RECEIVED) - bytesBefore;
            double elapsed = (System.nanoTime() - startNs) / 1e9;
            double scans = after.scans() - before.scans();
            System.out.printf(
                    Locale.ROOT,
                    "%.0f %.0f %d %d %.0f%n",
                    bytes / elapsed,
                    (after.threadCpuNs() - before.threadCpuNs()) / scans,
                    chain.entriesMissed(),
                    chain.source().counters().damagedFrames(),
                    (PROCESS.getProcessCpuTime() - processBefore) / scans);
        }
    }
}
