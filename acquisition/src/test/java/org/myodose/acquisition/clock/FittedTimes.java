package org.myodose.acquisition.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.myodose.device.Scan;

/** A host that fits a simulated device's times, and knows how wrong each is. Times that do not grow strictly fail at once. */
final class FittedTimes implements SimulatedTransport.Host {

    /** Scans of one read arrive together but must not be measured together: a nanosecond for each. */
    private static final long SAME_READ_NS = 1000;

    final ScanClock clock = new ScanClock();
    private long convergedNs = Long.MIN_VALUE;
    private long previousNs = Long.MIN_VALUE;
    long worstErrorNs;
    long smallestErrorNs = Long.MAX_VALUE;
    long largestErrorNs = Long.MIN_VALUE;
    long largestUncertaintyNs;
    int scans;
    int lateScans;
    int beyondUncertainty;
    int beyondArrival;

    /** Errors before that time are not counted; that they are within the uncertainty is. */
    void convergeUntil(long trueNs) {
        convergedNs = trueNs;
    }

    @Override
    public void onScan(Scan scan, long trueNs) {
        if (clock.accept(scan) == TickUnwrapper.Step.LATE) {
            lateScans++;
            return;
        }
        assertTrue(clock.measuredNs() > previousNs, "time stood still or ran back");
        previousNs = clock.measuredNs();
        scans++;
        long errorNs = clock.measuredNs() - trueNs;
        beyondUncertainty += Math.abs(errorNs) > clock.uncertaintyNs() ? 1 : 0;
        beyondArrival += clock.measuredNs() > scan.arrivalNs() + SAME_READ_NS ? 1 : 0;
        if (trueNs >= convergedNs) {
            worstErrorNs = Math.max(worstErrorNs, Math.abs(errorNs));
            smallestErrorNs = Math.min(smallestErrorNs, errorNs);
            largestErrorNs = Math.max(largestErrorNs, errorNs);
            largestUncertaintyNs = Math.max(largestUncertaintyNs, clock.uncertaintyNs());
        }
    }

    @Override
    public void onReply(long tickMicros, long sentNs, long arrivalNs) {
        clock.reply(tickMicros, sentNs, arrivalNs);
    }

    /** How far the errors spread around a constant one, which nobody could know without PINGs. */
    long errorSpreadNs() {
        return largestErrorNs - smallestErrorNs;
    }

    /** The worse figures of both, and all their scans. */
    FittedTimes worseOf(FittedTimes other) {
        FittedTimes worse = new FittedTimes();
        worse.worstErrorNs = Math.max(worstErrorNs, other.worstErrorNs);
        worse.largestUncertaintyNs = Math.max(largestUncertaintyNs, other.largestUncertaintyNs);
        worse.scans = scans + other.scans;
        worse.beyondUncertainty = beyondUncertainty + other.beyondUncertainty;
        return worse;
    }
}
