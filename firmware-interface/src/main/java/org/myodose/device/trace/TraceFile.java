package org.myodose.device.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ForceUnit;

/**
 * Reads a researcher's text file of force against time: comma, semicolon, tab or space separated, with or without headings,
 * byte-order mark, quotes or decimal commas.
 *
 * <p>Whatever the user did not say is guessed, and every guess and every row left out stands in the {@link TraceReport}. Rows
 * without a force (an empty cell, NaN, infinite) and rows whose time does not run forward are left out; a cell that is
 * something else than a number is refused with its line and column. Nothing is repaired and nothing is silent.
 */
public final class TraceFile {

    private final TraceText text;
    private final TraceOptions options;
    private final TraceFindings findings = new TraceFindings();

    private TraceFile(TraceText text, TraceOptions options) {
        this.text = text;
        this.options = options;
    }

    /**
     * Reads a whole file.
     *
     * @throws TraceException in one clear sentence, when there is no such file, it is not a trace, a cell is malformed, or
     *     something that was left out cannot be guessed
     */
    public static Trace read(Path file, TraceOptions options) throws TraceException {
        TraceFile reading = new TraceFile(TraceText.of(file), options);
        try {
            return reading.read(String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw reading.text.unreadable(e);
        }
    }

    private Trace read(String name) throws IOException, TraceException {
        noteEncoding();
        TraceLayout layout = TraceLayout.of(name, firstLines(), text.hasByteOrderMark(), findings);
        ColumnChoice choice = new ColumnChoice(name, layout, findings);
        int timeColumn = choice.timeColumn(options);
        List<Integer> forceColumns = choice.forceColumns(options, timeColumn);
        ForceUnit unit = forceUnit(choice, forceColumns, name);
        TraceClock clock = timeColumn < 0
                ? TraceClock.counting(options.rateHz() == null ? 1 : options.rateHz())
                : TraceClock.column(timeColumn, choice.timeUnit(options.timeUnit(), timeColumn));
        TraceRows rows = new TraceRows(name, layout, clock, forceColumns, findings);
        readRows(layout, rows);
        return rows.trace(columnNames(layout, forceColumns), unit);
    }

    private void noteEncoding() {
        if (text.hasByteOrderMark()) {
            findings.note("The file begins with a byte-order mark.");
        }
        if (text.isLatin1()) {
            findings.note("The file is not UTF-8; it was read as Latin-1.");
        }
    }

    private List<String> firstLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = text.open()) {
            String line = reader.readLine();
            while (line != null && lines.size() < TraceLayout.HEAD_LINES) {
                lines.add(line);
                line = reader.readLine();
            }
        }
        return lines;
    }

    /** One line is read ahead, because only the last may be cut short. */
    private void readRows(TraceLayout layout, TraceRows rows) throws IOException, TraceException {
        try (BufferedReader reader = text.open()) {
            long number = 1;
            String line = reader.readLine();
            while (line != null) {
                String next = reader.readLine();
                if (number >= layout.firstDataLine()) {
                    rows.add(line, number, next == null);
                }
                line = next;
                number++;
            }
        }
    }

    private ForceUnit forceUnit(ColumnChoice choice, List<Integer> columns, String name) throws TraceException {
        if (options.forceUnit() != null) {
            return options.forceUnit();
        }
        Set<@Nullable ForceUnit> headed = new LinkedHashSet<>();
        for (int column : columns) {
            headed.add(choice.name(column).forceUnit());
        }
        if (headed.size() > 1) {
            throw new TraceException("The force columns of " + name
                    + " have different units in their headings: choose columns of one unit with --force-column, or say"
                    + " the unit of all with --unit N, kg, g or counts.");
        }
        ForceUnit unit = headed.iterator().next();
        String strange = choice.name(columns.getFirst()).unit();
        if (unit != null) {
            findings.note("Forces are in " + unit.symbol() + ", by their heading; say otherwise with --unit.");
        } else if (strange.isEmpty()) {
            findings.note("No unit of force is told, so the figures are counts; say N, kg or g with --unit.");
        } else {
            findings.note(
                    "The unit '" + strange + "' of the heading is not one of N, kg and g, so the figures are counts.");
        }
        return unit == null ? ForceUnit.COUNTS : unit;
    }

    private static List<String> columnNames(TraceLayout layout, List<Integer> columns) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            String heading = layout.headings().get(column);
            names.add(heading.isEmpty() ? "column " + (column + 1) : heading);
        }
        return names;
    }
}
