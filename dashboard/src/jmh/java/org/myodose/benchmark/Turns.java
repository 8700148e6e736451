package org.myodose.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.myodose.acquisition.ForceSample;

/**
 * Measures a device that comes in turns ({@code device.c}), one window a turn, as {@code floor.c} does: without the first
 * scans, which find every cache cold. Allocates between turns only. {@link #next} is for another thread.
 */
final class Turns extends Measured {

    private static final long TURN_PAUSE_MICROS = 50_000;
    private static final int TURN_SETTLING_SCANS = 500;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final BlockingQueue<String> windows = new LinkedBlockingQueue<>();
    private long lastMicros;
    private int scansOfTurn;
    private Used before = new Used(0, 0, 0);
    private long processBefore;

    /** The figures of the next turn that ends, as {@link WireToDecision} prints them; waits for it. */
    String next() throws InterruptedException {
        return windows.take();
    }

    @Override
    public void onForce(ForceSample sample) {
        super.onForce(sample);
        boolean goesOn = sample.timeMicros - lastMicros < TURN_PAUSE_MICROS;
        lastMicros = sample.timeMicros;
        if (!goesOn) {
            end();
        } else if (++scansOfTurn == TURN_SETTLING_SCANS) {
            count = 0;
            processBefore = PROCESS.getProcessCpuTime();
            before = used();
        }
    }

    private void end() {
        if (scansOfTurn > TURN_SETTLING_SCANS) {
            // The last one is the scan that told.
            long processNs = PROCESS.getProcessCpuTime() - processBefore;
            windows.add(WireToDecision.line(latencies, count - 1, before, used(), processNs));
        }
        scansOfTurn = 0;
    }
}
