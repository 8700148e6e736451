package org.myodose.device.trace;

import java.util.List;
import org.myodose.device.ForceUnit;

/** A table of evenly spaced rows, for tests that need many. */
public final class SteadyTrace {

    private SteadyTrace() {}

    /** That many rows of one column, a millisecond apart. */
    public static TraceCounts ofRows(int rows) {
        long[] times = new long[rows];
        double[] forces = new double[rows];
        for (int row = 0; row < rows; row++) {
            times[row] = 1000L * row;
            forces[row] = row % 100;
        }
        TraceReport report = new TraceReport("comma", false, false, false, rows, rows, 0, 0, 0, 0, 0, List.of());
        return TraceCounts.of(new Trace(
                "steady", List.of("force"), ForceUnit.NEWTONS, times, new double[][] {forces}, new int[1], report));
    }
}
