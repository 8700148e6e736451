package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.myodose.analysis.batch.BatchProgress;

/** A line that counts, at most twice a second and at the end: files, failures, and the time left by the bytes so far. */
final class BatchProgressLine implements BatchProgress {

    private static final long PACE_NS = 500_000_000L;
    /** Before so much is through, one file's pace would be taken for that of all. */
    private static final double LEAST_SHARE = 0.02;

    private static final double SECONDS_PER_NANO = 1e-9;

    private final PrintWriter out;
    private final LongSupplier nanoClock;
    private final long beganNs;
    private long toldNs;
    private boolean ended;

    BatchProgressLine(PrintWriter out, LongSupplier nanoClock) {
        this.out = out;
        this.nanoClock = nanoClock;
        beganNs = nanoClock.getAsLong();
        toldNs = beganNs - PACE_NS;
    }

    @Override
    public void on(State state) {
        long nowNs = nanoClock.getAsLong();
        boolean last = state.done() == state.files();
        if (ended || (nowNs - toldNs < PACE_NS && !last)) {
            return;
        }
        toldNs = nowNs;
        ended = last;
        out.print("\r" + line(state, (nowNs - beganNs) * SECONDS_PER_NANO));
        if (last) {
            out.println();
        }
        out.flush();
    }

    private static String line(State state, double elapsedSeconds) {
        StringBuilder line = new StringBuilder();
        line.append(state.done()).append(" of ").append(state.files()).append(" files");
        if (state.failed() > 0) {
            line.append(", ").append(state.failed()).append(" not analysed");
        }
        if (state.bytesDone() > LEAST_SHARE * state.bytes() && state.bytesDone() < state.bytes()) {
            double left = elapsedSeconds * (state.bytes() - state.bytesDone()) / state.bytesDone();
            line.append("; about ").append(duration(left)).append(" left");
        }
        // Over what is left of a longer line before.
        return String.format(Locale.ROOT, "%-60s", line);
    }

    private static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 100 ? whole + " s" : whole < 6000 ? (whole + 59) / 60 + " min" : (whole + 3599) / 3600 + " h";
    }
}
