package org.myodose.device.trace;

import java.util.List;

/**
 * Everything that was guessed, noticed and left out while a trace was read, so that nothing is silent.
 *
 * @param separator what stands between cells, in words
 * @param header whether the columns have names
 * @param byteOrderMark whether the file began with one
 * @param decimalCommas whether decimals are written with commas
 * @param rowsRead rows of data in the file
 * @param rowsKept rows that have a time and a force, and whose time runs forward
 * @param emptyForces rows left out because a force cell is empty
 * @param notFinite rows left out because a cell is NaN or infinite
 * @param emptyTimes rows left out because the time is empty
 * @param backwardTimes rows left out because their time lies before that of the row kept before them
 * @param duplicateTimes rows left out because their time is that of the row kept before them
 * @param notes all of that and every guess, in sentences for a user
 */
public record TraceReport(
        String separator,
        boolean header,
        boolean byteOrderMark,
        boolean decimalCommas,
        long rowsRead,
        long rowsKept,
        long emptyForces,
        long notFinite,
        long emptyTimes,
        long backwardTimes,
        long duplicateTimes,
        List<String> notes) {

    public TraceReport {
        notes = List.copyOf(notes);
    }

    /** Rows of data that are not in the trace. */
    public long rowsLeftOut() {
        return rowsRead - rowsKept;
    }
}
