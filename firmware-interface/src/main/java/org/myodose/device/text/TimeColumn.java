package org.myodose.device.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.table.HeaderName;
import org.myodose.device.table.TimeColumnUnit;

/**
 * Which cell of the lines is a time, and in which unit: as told, by its heading, or because a first column runs just as fast as
 * this machine's clock.
 *
 * @param cell from 0, or {@link TextLayout#NO_TIME}
 * @param unit null where there is no time
 * @param guessed whether nobody told
 */
record TimeColumn(int cell, @Nullable TimeColumnUnit unit, boolean guessed) {

    /** Lines come in bunches of up to 16 ms over USB, so this takes a while to tell from chance. */
    private static final long SHORTEST_SPAN_NS = 500_000_000L;

    private static final double LARGEST_DISAGREEMENT = 0.1;

    static TimeColumn of(LineShape shape, List<String> headings, TextOptions options) throws LinkException {
        String told = options.timeColumn();
        if (TextOptions.NO_TIME.equals(told)) {
            return none(false);
        }
        int cell = told == null ? headed(headings) : told(told, shape, headings);
        if (cell != TextLayout.NO_TIME) {
            return new TimeColumn(cell, unit(cell, shape, headings, options), false);
        }
        TimeColumnUnit unit = shape.cells() < 2 ? null : byTheClock(shape, 0);
        return unit == null ? none(true) : new TimeColumn(0, unit, true);
    }

    private static TimeColumn none(boolean guessed) {
        return new TimeColumn(TextLayout.NO_TIME, null, guessed);
    }

    private static int headed(List<String> headings) {
        for (int cell = 0; cell < headings.size(); cell++) {
            if (HeaderName.of(headings.get(cell)).isTime()) {
                return cell;
            }
        }
        return TextLayout.NO_TIME;
    }

    private static int told(String column, LineShape shape, List<String> headings) throws LinkException {
        for (int cell = 0; cell < headings.size(); cell++) {
            if (headings.get(cell).toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT))) {
                return cell;
            }
        }
        if (column.matches("\\d{1,3}")) {
            int cell = Integer.parseInt(column) - 1;
            if (cell >= 0 && cell < shape.cells() && shape.cells() > 1) {
                return cell;
            }
        }
        throw new LinkException(
                LinkCause.WRONG_DEVICE,
                "The lines have no time column '" + column + "': they have " + shape.cells()
                        + " columns; give time-column a number from 1, a heading that is printed while Myodose listens, or none.");
    }

    private static TimeColumnUnit unit(int cell, LineShape shape, List<String> headings, TextOptions options)
            throws LinkException {
        TimeColumnUnit unit = options.timeUnit();
        if (unit == null) {
            unit = HeaderName.of(headings.get(cell)).timeUnit();
        }
        if (unit == null) {
            unit = byTheClock(shape, cell);
        }
        if (unit == null) {
            throw new LinkException(
                    LinkCause.WRONG_DEVICE,
                    "The unit of the time in column " + (cell + 1)
                            + " cannot be told from the lines: give time-unit=s, ms or us.");
        }
        return unit;
    }

    /** The unit in which the column keeps pace with the arrivals; null where it does so in none. */
    private static @Nullable TimeColumnUnit byTheClock(LineShape shape, int cell) {
        if (shape.spanNs() < SHORTEST_SPAN_NS || !neverFalls(shape, cell)) {
            return null;
        }
        for (TimeColumnUnit unit : TimeColumnUnit.values()) {
            double ratio = (double) (micros(shape.run().getLast(), shape, cell, unit)
                            - micros(shape.run().getFirst(), shape, cell, unit))
                    * 1000
                    / shape.spanNs();
            if (Math.abs(ratio - 1) < LARGEST_DISAGREEMENT) {
                return unit;
            }
        }
        return null;
    }

    private static boolean neverFalls(LineShape shape, int cell) {
        long before = Long.MIN_VALUE;
        for (SeenLine line : shape.run()) {
            long now = micros(line, shape, cell, TimeColumnUnit.SECONDS);
            if (now < before) {
                return false;
            }
            before = now;
        }
        return true;
    }

    static long micros(SeenLine line, LineShape shape, int cell, TimeColumnUnit unit) {
        LineParser parser = new LineParser();
        line.read(parser, shape.separator());
        return Decimal.scaled(parser.digits(cell), parser.exponent(cell), -unit.microsExponent(), Long.MAX_VALUE);
    }
}
