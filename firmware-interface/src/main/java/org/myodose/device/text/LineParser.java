package org.myodose.device.text;

import org.myodose.device.Scan;

/**
 * Reads the figures of a line: cells between separators, each a number that may have a label before it ({@code thumb:12.5}) and
 * a unit behind it ({@code 12.5 N}). A separator at the end of the line is passed over. Decimals are written with a point.
 *
 * <p>Allocates nothing. Not thread-safe: what was read stands in this object until the next line.
 */
final class LineParser {

    /** The separator of lines whose cells are parted by blanks. */
    static final byte BLANKS = ' ';

    /** A time and a figure for each channel. */
    static final int MAX_CELLS = Scan.MAX_CHANNELS + 1;

    private final long[] digits = new long[MAX_CELLS];
    private final int[] exponents = new int[MAX_CELLS];
    private final int[] labelFrom = new int[MAX_CELLS];
    private final int[] labelTo = new int[MAX_CELLS];
    private final int[] unitFrom = new int[MAX_CELLS];
    private final int[] unitTo = new int[MAX_CELLS];
    private byte[] line = {};
    private int end;
    private int cells;
    private int numbers;
    private Verdict verdict = Verdict.WORDS;

    /** GOOD, or the first thing that is wrong with the line. */
    Verdict read(byte[] bytes, int from, int to, byte separator) {
        line = bytes;
        end = to;
        cells = 0;
        numbers = 0;
        verdict = Verdict.GOOD;
        int at = skipBlanks(from, end);
        while (at < end) {
            if (cells == MAX_CELLS) {
                return Verdict.TOO_MANY_COLUMNS;
            }
            int cellEnd = cellEnd(at, separator);
            readCell(at, cellEnd, separator);
            cells++;
            at = skipBlanks(separator == BLANKS ? cellEnd : cellEnd + 1, end);
        }
        return numbers == 0 && verdict != Verdict.NOT_FINITE ? withoutNumbers(from) : verdict;
    }

    private Verdict withoutNumbers(int from) {
        for (int at = from; at < end; at++) {
            if (line[at] != '\t' && (line[at] < ' ' || line[at] > '~')) {
                return Verdict.NO_NUMBER;
            }
        }
        return Verdict.WORDS;
    }

    int cells() {
        return cells;
    }

    /** Digits of a cell's number; its value is these times 10^{@link #exponent}. */
    long digits(int cell) {
        return digits[cell];
    }

    int exponent(int cell) {
        return exponents[cell];
    }

    /** Decimals as printed, zeros at the end included. */
    int decimals(int cell) {
        return Math.max(0, -exponents[cell]);
    }

    String label(int cell) {
        return text(labelFrom[cell], labelTo[cell]);
    }

    String unit(int cell) {
        return text(unitFrom[cell], unitTo[cell]);
    }

    /** Length of the unit behind a number; 0 where there is none. */
    int unitBytes(int cell) {
        return unitTo[cell] - unitFrom[cell];
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    private int skipBlanks(int from, int to) {
        int at = from;
        while (at < to && isBlank(line[at])) {
            at++;
        }
        return at;
    }

    private int cellEnd(int from, byte separator) {
        int at = from;
        while (at < end && !(separator == BLANKS ? isBlank(line[at]) : line[at] == separator)) {
            at++;
        }
        // A label may stand apart from its number.
        if (separator == BLANKS && line[at - 1] == ':') {
            int next = skipBlanks(at, end);
            return next < end ? cellEnd(next, separator) : at;
        }
        return at;
    }

    private void readCell(int from, int to, byte separator) {
        int at = label(from, to);
        at = number(at, to);
        unitFrom[cells] = 0;
        unitTo[cells] = 0;
        int unit = skipBlanks(at, to);
        if (unit < to) {
            if (separator == BLANKS || !isUnit(unit, to)) {
                wrong(Verdict.NO_NUMBER);
            }
            unitFrom[cells] = unit;
            unitTo[cells] = beforeBlanks(unit, to);
        }
    }

    private int beforeBlanks(int from, int to) {
        int at = to;
        while (at > from && isBlank(line[at - 1])) {
            at--;
        }
        return at;
    }

    private void wrong(Verdict how) {
        if (verdict == Verdict.GOOD) {
            verdict = how;
        }
    }

    /** Notes the label where there is one and returns where the number should begin. */
    private int label(int from, int to) {
        labelFrom[cells] = from;
        labelTo[cells] = from;
        for (int at = from; at < to; at++) {
            if (line[at] == ':') {
                labelTo[cells] = at;
                return skipBlanks(at + 1, to);
            }
        }
        return from;
    }

    /** No more than a word: letters, and bytes of letters beyond ASCII. */
    private boolean isUnit(int from, int to) {
        for (int at = from; at < to; at++) {
            int lower = line[at] | 0x20;
            if (line[at] >= 0 && line[at] != ' ' && line[at] != '%' && (lower < 'a' || lower > 'z')) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        int at = from;
        boolean negative = at < to && line[at] == '-';
        if (at < to && (negative || line[at] == '+')) {
            at++;
        }
        if (beginsWord(at, to)) {
            wrong(isNotFinite(at, to) ? Verdict.NOT_FINITE : Verdict.NO_NUMBER);
            return to;
        }
        int first = at;
        at = digits(at, to);
        if (at == first || (at == first + 1 && line[first] == '.')) {
            wrong(Verdict.NO_NUMBER);
            return to;
        }
        numbers++;
        digits[cells] = negative ? -digits[cells] : digits[cells];
        return exponent(at, to);
    }

    private boolean beginsWord(int at, int to) {
        return at < to && (line[at] | 0x20) >= 'a' && (line[at] | 0x20) <= 'z';
    }

    private boolean isNotFinite(int from, int to) {
        return isWord("nan", from, to)
                || isWord("inf", from, to)
                || isWord("infinity", from, to)
                || isWord("ovf", from, to);
    }

    private boolean isWord(String word, int from, int to) {
        boolean same =
                to - from >= word.length() && (to - from == word.length() || isBlank(line[from + word.length()]));
        for (int i = 0; same && i < word.length(); i++) {
            same = (line[from + i] | 0x20) == word.charAt(i);
        }
        return same;
    }

    /** Up to 18 digits are kept: decimals beyond them are dropped, whole digits beyond them do not fit. */
    private int digits(int from, int to) {
        long value = 0;
        int kept = 0;
        int exponent = 0;
        boolean point = false;
        int at = from;
        for (; at < to; at++) {
            byte character = line[at];
            if (character == '.' && !point) {
                point = true;
            } else if (character < '0' || character > '9') {
                break;
            } else if (kept < Decimal.MAX_DIGITS) {
                value = 10 * value + (character - '0');
                kept += value == 0 ? 0 : 1;
                exponent -= point ? 1 : 0;
            } else {
                exponent += point ? 0 : 1;
            }
        }
        digits[cells] = value;
        exponents[cells] = exponent;
        return at;
    }

    /** The power of ten behind a number, where there is one: {@code e-3}. */
    private int exponent(int from, int to) {
        if (from + 1 >= to || (line[from] | 0x20) != 'e') {
            return from;
        }
        int at = from + 1;
        boolean negative = line[at] == '-';
        at += negative || line[at] == '+' ? 1 : 0;
        int first = at;
        int value = 0;
        while (at < to && line[at] >= '0' && line[at] <= '9') {
            value = Math.min(10 * value + (line[at] - '0'), 10_000);
            at++;
        }
        if (at > first) {
            exponents[cells] += negative ? -value : value;
            return at;
        }
        return from;
    }
}
