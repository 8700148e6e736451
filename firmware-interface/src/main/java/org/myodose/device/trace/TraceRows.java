package org.myodose.device.trace;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.myodose.device.ForceUnit;
import org.myodose.device.Scan;
import org.myodose.device.trace.TraceFindings.Loss;

/** Turns lines of data into the rows of a trace, leaving out and counting what cannot be used. */
final class TraceRows {

    private final String file;
    private final TraceLayout layout;
    private final TraceClock clock;
    private final List<Integer> columns;
    private final TraceFindings findings;

    private final double[] row;
    private long[] times = new long[1024];
    private double[][] values;
    private final int[] decimals;
    private int size;
    private long rowsCounted;
    private boolean commaSeen;
    private boolean pointSeen;

    TraceRows(String file, TraceLayout layout, TraceClock clock, List<Integer> columns, TraceFindings findings) {
        this.file = file;
        this.layout = layout;
        this.clock = clock;
        this.columns = columns;
        this.findings = findings;
        this.row = new double[columns.size()];
        this.values = new double[columns.size()][times.length];
        this.decimals = new int[columns.size()];
    }

    /** Takes one line of the file. */
    void add(String line, long number, boolean last) throws TraceException {
        if (TraceLayout.isBlankOrComment(line)) {
            findings.blankLine(number);
            return;
        }
        List<String> cells = layout.separator().split(line);
        if (cells == null) {
            throw new TraceException(
                    file + ", line " + number + ": a quotation mark is not closed; close or remove it.", number, 0);
        }
        refuseSurplus(cells, number);
        findings.rowRead();
        if (last && cells.size() <= lastColumn()) {
            findings.note("The last line (" + number + ") is cut short and was left out.");
            rowsCounted++;
            return;
        }
        addRow(cells, number);
        rowsCounted++;
    }

    private int lastColumn() {
        int last = clock.column();
        for (int column : columns) {
            last = Math.max(last, column);
        }
        return last;
    }

    private void refuseSurplus(List<String> cells, long number) throws TraceException {
        for (int i = layout.width(); i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                throw new TraceException(
                        file + ", line " + number + ", column " + (i + 1) + ": the row has " + cells.size()
                                + " cells, but the table has " + layout.width()
                                + " columns; numbers with decimal commas must be quoted or separated by semicolons or tabs.",
                        number,
                        i + 1);
            }
        }
    }

    private void addRow(List<String> cells, long number) throws TraceException {
        OptionalLong time = time(cells, number);
        Loss loss = forces(cells, number);
        if (time.isEmpty()) {
            return;
        }
        if (loss == null && size > 0 && time.getAsLong() <= times[size - 1]) {
            loss = time.getAsLong() < times[size - 1] ? Loss.BACKWARD_TIME : Loss.DUPLICATE_TIME;
        }
        if (loss != null) {
            findings.leftOut(loss, number);
            return;
        }
        keep(time.getAsLong());
    }

    /** Empty where the row has no usable time, which is then already counted. */
    private OptionalLong time(List<String> cells, long number) throws TraceException {
        if (clock.countsRows()) {
            return OptionalLong.of(clock.countedMicros(rowsCounted));
        }
        String cell = cell(cells, clock.column(), number);
        switch (Numeral.kind(cell)) {
            case EMPTY -> {
                findings.leftOut(Loss.EMPTY_TIME, number);
                return OptionalLong.empty();
            }
            case NOT_FINITE -> {
                findings.leftOut(Loss.NOT_FINITE, number);
                return OptionalLong.empty();
            }
            case TEXT ->
                throw malformed(
                        clock.column(),
                        number,
                        "'" + shown(cell) + "' is not a time; times are plain numbers in s, ms or us");
            case NUMBER -> noteCommas(cell, clock.column(), number);
        }
        OptionalLong micros = Numeral.micros(cell, clock.unit());
        if (micros.isEmpty()) {
            throw malformed(clock.column(), number, "'" + shown(cell) + "' is too large for a time; check --time-unit");
        }
        if (Numeral.finerThanMicros(cell, clock.unit())) {
            findings.timeRounded();
        }
        return micros;
    }

    /** Fills {@link #row}; tells why the row cannot be used, or null where it can. */
    private @org.jspecify.annotations.Nullable Loss forces(List<String> cells, long number) throws TraceException {
        Loss loss = null;
        for (int i = 0; i < row.length; i++) {
            String cell = cell(cells, columns.get(i), number);
            switch (Numeral.kind(cell)) {
                case EMPTY -> loss = Loss.EMPTY_FORCE;
                case NOT_FINITE -> loss = loss == null ? Loss.NOT_FINITE : loss;
                case TEXT ->
                    throw malformed(
                            columns.get(i),
                            number,
                            "'" + shown(cell) + "' is not a number; correct it or leave the cell empty");
                case NUMBER -> {
                    noteCommas(cell, columns.get(i), number);
                    row[i] = Numeral.value(cell);
                    decimals[i] = Math.max(decimals[i], Numeral.decimals(cell));
                    loss = loss == null && Double.isInfinite(row[i]) ? Loss.NOT_FINITE : loss;
                }
            }
        }
        return loss;
    }

    private String cell(List<String> cells, int column, long number) throws TraceException {
        if (column >= cells.size()) {
            throw malformed(column, number, "the row ends after " + cells.size() + " cells; complete it or remove it");
        }
        return cells.get(column);
    }

    /** A comma in a file with decimal points may part thousands or decimals: a factor of a thousand is not guessed. */
    private void noteCommas(String cell, int column, long number) throws TraceException {
        commaSeen |= Numeral.hasComma(cell);
        pointSeen |= Numeral.hasPoint(cell);
        if (commaSeen && pointSeen) {
            throw malformed(
                    column,
                    number,
                    "'" + shown(cell)
                            + "' does not fit the numbers above: the file mixes decimal points and commas; use one of them");
        }
        if (commaSeen) {
            findings.decimalComma();
        }
    }

    private TraceException malformed(int column, long number, String problem) {
        String heading = layout.hasHeader() ? " (" + layout.headings().get(column) + ")" : "";
        return new TraceException(
                file + ", line " + number + ", column " + (column + 1) + heading + ": " + problem + ".",
                number,
                column + 1);
    }

    private static String shown(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
    }

    private void keep(long micros) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], size * 2);
            }
        }
        times[size] = micros;
        for (int i = 0; i < row.length; i++) {
            values[i][size] = row[i];
        }
        size++;
        findings.rowKept();
    }

    /** The trace of all rows kept; this object is used up. */
    Trace trace(List<String> names, ForceUnit unit) throws TraceException {
        if (size < 2) {
            throw new TraceException(file + " has " + (size == 0 ? "no row" : "only one row")
                    + " with a time and a force: at least two are needed. "
                    + String.join(" ", findings.report(layout).notes()));
        }
        long[] fromZero = new long[size];
        for (int i = 0; i < size; i++) {
            fromZero[i] = times[i] - times[0];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Arrays.copyOf(values[i], size);
        }
        if (values.length <= Scan.MAX_CHANNELS) {
            return new Trace(file, names, unit, fromZero, values, decimals, findings.report(layout));
        }
        return summed(names, unit, fromZero);
    }

    /** More columns than a device has channels, such as the cells of a mat, can only be looked at as their sum. */
    private Trace summed(List<String> names, ForceUnit unit, long[] fromZero) {
        double[] sums = new double[size];
        for (double[] column : values) {
            for (int i = 0; i < size; i++) {
                sums[i] += column[i];
            }
        }
        String name = "sum of " + names.size();
        findings.note("A device has at most " + Scan.MAX_CHANNELS + " channels, so the " + names.size()
                + " force columns were added up to one.");
        int[] most = {Arrays.stream(decimals).max().orElse(0)};
        return new Trace(file, List.of(name), unit, fromZero, new double[][] {sums}, most, findings.report(layout));
    }
}
