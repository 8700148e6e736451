package org.myodose.dashboard.classroom.rehearsal;

/**
 * What came of a rehearsal. All stations share the machine with broker, desk and board, so a class of stations that are
 * machines of their own fares better.
 *
 * @param stations how many there were
 * @param joined how many of them stand on the board
 * @param seconds how long they pressed
 * @param snapshots how many came
 * @param snapshotAgeMillis from being told by the station to being heard by the trainer, whole milliseconds
 * @param factsTold what stands in the stations' outboxes
 * @param factsArrived what of it the trainer has
 * @param boards how many whole boards a page got
 * @param boardsMissed how many it was passed over with
 * @param publishedMicros from the read of a scan to its publication, on the median and on the worst station
 * @param processorsUsed by the whole program, on average
 * @param processors of this machine
 * @param heapBeforeMegabytes in use after a collection, when all had joined
 * @param heapAfterMegabytes likewise, at the end
 */
public record RehearsalReport(
        int stations,
        int joined,
        double seconds,
        long snapshots,
        Percentiles snapshotAgeMillis,
        long factsTold,
        long factsArrived,
        long boards,
        long boardsMissed,
        StationLatency publishedMicros,
        double processorsUsed,
        int processors,
        double heapBeforeMegabytes,
        double heapAfterMegabytes) {

    /** Of a distribution. */
    public record Percentiles(double p50, double p99, double max) {}

    /** The 99th percentiles of the stations. */
    public record StationLatency(double medianP99, double worstP99) {}

    /** Whether everybody was seen and nothing is missing. */
    public boolean isWhole() {
        return joined == stations && factsArrived == factsTold && factsTold > 0;
    }
}
