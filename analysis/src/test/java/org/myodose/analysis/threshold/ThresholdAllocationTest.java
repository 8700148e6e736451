package org.myodose.analysis.threshold;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Between its cues, a measurement allocates nothing per sample. */
class ThresholdAllocationTest {

    private static final int RUN = 100_000;
    private static final int MOST_RUNS = 30;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A loading that never comes to an end, at exactly the rate that is wanted: the costliest state, again and again. */
    @Test
    void loadingAllocatesNothing() {
        ThresholdProtocol slow = new ThresholdProtocol("", 0.01, null, 2, false, 30, 500, 0.2);
        ThresholdMeasurement measurement = new ThresholdMeasurement(slow, (cue, cause, timeMicros) -> {});
        long micros = 0;
        for (int sample = 0; sample < 4000; sample++) {
            measurement.sample(micros += 1000, 0, false);
        }
        // Until the compiler is done; one object for every thousandth sample would show in every run.
        List<Long> allocated = new ArrayList<>();
        while (allocated.size() < MOST_RUNS && !allocated.contains(0L)) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int sample = 0; sample < RUN; sample++) {
                micros += 1000;
                measurement.sample(micros, 3 + 1e-8 * micros, false);
            }
            allocated.add(THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(allocated.contains(0L), allocated.toString());
        assertTrue(measurement.phase() == ThresholdPhase.LOADING);
    }
}
