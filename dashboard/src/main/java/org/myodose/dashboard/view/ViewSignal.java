package org.myodose.dashboard.view;

import java.util.List;

/**
 * One signal of a view: a device of a recording for as long as its figures mean the same.
 *
 * @param name the device's, numbered where it has several signals
 * @param device its number in the recording
 * @param unit of every force: {@code N}, {@code kg}, {@code g} or {@code counts}
 * @param columns what is measured: the total first, then zones, then channels
 * @param samples how many there are
 * @param firstMicros device time of the first
 * @param lastMicros of the last
 */
public record ViewSignal(
        String name, int device, String unit, List<Column> columns, long samples, long firstMicros, long lastMicros) {

    /**
     * One figure over time.
     *
     * @param kind {@code total}, {@code zone} or {@code channel}
     */
    public record Column(String name, String kind) {}

    public ViewSignal {
        columns = List.copyOf(columns);
    }
}
