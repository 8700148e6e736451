package org.myodose.acquisition.latency;

/** What the loop measures. All figures are by the host's monotonic clock. */
public enum Stage {
    /** From the return of the read that brought a scan to its force: decoding, calibration, filter. */
    CONDITIONED("read returned → force known"),
    /** From the return of that read to the last consumer having taken the force. */
    PUBLISHED("read returned → all consumers told"),
    /** From the return of a read to the loop's being ready to read again: while it lasts, input waits. */
    AWAY("read returned → ready to read again"),
    /** By how much the interval between two arrivals differs from the device's own: transport and scheduling. */
    JITTER("interval of arrivals against the device's"),
    /**
     * From the moment a scan was measured, by the fitted clock, to its decision, when the last consumer has been told. Counted
     * from the measurement and not from the read, so a scan that had to wait counts with its waiting: nothing is omitted.
     */
    DECISION_AGE("measured → decided"),
    /** By how much each of those ages may be off, either way, by the clock fit's own account. */
    DECISION_AGE_DOUBT("measured → decided: may be off by");

    private final String meaning;

    Stage(String meaning) {
        this.meaning = meaning;
    }

    /** From what to what, in words. */
    public String meaning() {
        return meaning;
    }
}
