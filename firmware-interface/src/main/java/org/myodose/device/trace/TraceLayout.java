package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trace file is laid out, guessed from its first lines: the separator, the line of headings and where the data begin.
 *
 * @param separator between cells
 * @param headings names of the columns, or {@code column 1} and so on
 * @param hasHeader whether the headings stand in the file
 * @param firstDataLine line of the first row of data, from 1
 * @param byteOrderMark whether the file began with one
 * @param head first rows of data, for guesses about columns
 */
record TraceLayout(
        Separator separator,
        List<String> headings,
        boolean hasHeader,
        long firstDataLine,
        boolean byteOrderMark,
        List<List<String>> head) {

    /** Enough lines to tell a table from the text above it, and few enough to keep. */
    static final int HEAD_LINES = 300;

    /** One way to read the head of a file: cells by line, null where the line is blank, a comment or badly quoted. */
    private record Reading(Separator separator, List<@Nullable List<String>> lines, int width, int rows) {}

    int width() {
        return headings.size();
    }

    static boolean isBlankOrComment(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith("%");
    }

    /** Guesses the layout from the first lines of the file {@code name}. */
    static TraceLayout of(String name, List<String> firstLines, boolean byteOrderMark, TraceFindings findings)
            throws TraceException {
        Reading best = read(Separator.TAB, firstLines);
        for (Separator separator : Separator.values()) {
            Reading reading = read(separator, firstLines);
            if (isBetter(reading, best)) {
                best = reading;
            }
        }
        int data = firstRow(best);
        if (data < 0) {
            throw new TraceException(
                    name + " has no row of numbers: a trace is a text file with one row per sample, its"
                            + " cells separated by commas, semicolons, tabs or spaces.");
        }
        return layout(best, data, byteOrderMark, findings);
    }

    /** A reading that cuts into columns beats one that does not; among those, the one that more rows agree with. */
    private static boolean isBetter(Reading reading, Reading best) {
        boolean cuts = reading.width() > 1;
        boolean bestCuts = best.width() > 1;
        return cuts == bestCuts ? reading.rows() > best.rows() : cuts && reading.rows() * 2 > best.rows();
    }

    private static Reading read(Separator separator, List<String> firstLines) {
        List<@Nullable List<String>> lines = new ArrayList<>();
        Map<Integer, Integer> rowsOfWidth = new HashMap<>();
        int width = 0;
        for (String line : firstLines) {
            List<String> cells = isBlankOrComment(line) ? null : separator.split(line);
            lines.add(cells);
            if (cells != null && isData(cells)) {
                int rows = rowsOfWidth.merge(cells.size(), 1, Integer::sum);
                width = rows > rowsOfWidth.getOrDefault(width, 0) ? cells.size() : width;
            }
        }
        return new Reading(separator, lines, width, rowsOfWidth.getOrDefault(width, 0));
    }

    /** A row of data has at least as many numbers as words, and at least one. */
    private static boolean isData(List<String> cells) {
        int numbers = 0;
        int words = 0;
        for (String cell : cells) {
            switch (Numeral.kind(cell)) {
                case NUMBER -> numbers++;
                case TEXT -> words++;
                case EMPTY, NOT_FINITE -> {
                    // Says nothing about whether this row is data.
                }
            }
        }
        return numbers > 0 && numbers >= words;
    }

    private static int firstRow(Reading reading) {
        for (int i = 0; i < reading.lines().size(); i++) {
            List<String> cells = reading.lines().get(i);
            if (cells != null && cells.size() == reading.width() && isData(cells)) {
                return i;
            }
        }
        return -1;
    }

    private static TraceLayout layout(Reading reading, int data, boolean byteOrderMark, TraceFindings findings) {
        List<List<String>> head = new ArrayList<>();
        for (List<String> cells : reading.lines().subList(data, reading.lines().size())) {
            if (cells != null) {
                head.add(cells);
            }
        }
        int headingLine = lineAbove(reading, data);
        List<String> headings = headingLine < 0 ? null : headings(reading, headingLine, head);
        boolean hasHeader = headings != null;
        int passedOver = notBlank(reading, hasHeader ? headingLine : data);
        if (passedOver > 0) {
            findings.note(
                    "The first " + passedOver + " lines with text are not part of the table and were passed over.");
        }
        findings.note((hasHeader ? "The columns have headings" : "The columns have no headings")
                + "; cells are separated by " + reading.separator().words() + ".");
        return new TraceLayout(
                reading.separator(),
                headings != null ? headings : numbered(reading.width()),
                hasHeader,
                data + 1L,
                byteOrderMark,
                head);
    }

    private static int notBlank(Reading reading, int end) {
        int count = 0;
        for (int i = 0; i < end; i++) {
            count += reading.lines().get(i) == null ? 0 : 1;
        }
        return count;
    }

    private static int lineAbove(Reading reading, int data) {
        for (int i = data - 1; i >= 0; i--) {
            if (reading.lines().get(i) != null) {
                return i;
            }
        }
        return -1;
    }

    /** The headings on a line, or null where it is too long or too short to be one. */
    private static @Nullable List<String> headings(Reading reading, int line, List<List<String>> head) {
        List<String> cells = reading.lines().get(line);
        if (cells == null || isData(cells)) {
            return null;
        }
        boolean rowsEndInSeparator = head.stream().allMatch(row -> row.getLast().isEmpty());
        if (rowsEndInSeparator && cells.size() == reading.width() - 1) {
            List<String> extended = new ArrayList<>(cells);
            extended.add("");
            return extended;
        }
        return cells.size() == reading.width() ? cells : null;
    }

    private static List<String> numbered(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("column " + i);
        }
        return names;
    }
}
