package org.myodose.device.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.myodose.device.table.TimeColumnUnit;

/** What a cell's text is, and its exact value. A numeral's decimals may be written with a point or with a comma. */
final class Numeral {

    /** What a cell holds. */
    enum Kind {
        NUMBER,
        EMPTY,
        NOT_FINITE,
        TEXT
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)(?:[eE][+-]?\\d{1,9})?");
    private static final Set<String> EMPTY = Set.of("", "na", "n/a", "#n/a", "null", "none", "-", "--");
    private static final Set<String> NOT_FINITE = Set.of(
            "nan", "inf", "infinity", "-nan", "+nan", "-inf", "+inf", "-infinity", "+infinity", "∞", "-∞", "#div/0!");

    /** Beyond this many digits before the point no time in microseconds fits 64 bits. */
    private static final int MAX_TIME_DIGITS = 18;

    private Numeral() {}

    static Kind kind(String cell) {
        if (NUMBER.matcher(cell).matches()) {
            return Kind.NUMBER;
        }
        String word = cell.toLowerCase(Locale.ROOT);
        if (EMPTY.contains(word)) {
            return Kind.EMPTY;
        }
        return NOT_FINITE.contains(word) ? Kind.NOT_FINITE : Kind.TEXT;
    }

    static boolean hasComma(String number) {
        return number.indexOf(',') >= 0;
    }

    static boolean hasPoint(String number) {
        return number.indexOf('.') >= 0;
    }

    private static String pointed(String number) {
        return number.replace(',', '.');
    }

    /** The nearest double; infinite where the number is too large for one. */
    static double value(String number) {
        return Double.parseDouble(pointed(number));
    }

    /** Decimals that it takes to print the number exactly, at least 0; trailing zeros do not count. */
    static int decimals(String number) {
        int point = Math.max(number.indexOf('.'), number.indexOf(','));
        int exponentAt = Math.max(number.indexOf('e'), number.indexOf('E'));
        int end = exponentAt < 0 ? number.length() : exponentAt;
        int last = end;
        while (last > 0 && number.charAt(last - 1) == '0') {
            last--;
        }
        int decimals = point < 0 ? 0 : Math.max(0, last - point - 1);
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(number.substring(exponentAt + 1));
        return isZero(number, end) ? 0 : Math.max(0, decimals - exponent);
    }

    private static boolean isZero(String number, int end) {
        for (int i = 0; i < end; i++) {
            if (number.charAt(i) > '0' && number.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** The number as microseconds, rounded half to even; empty where it does not fit. */
    static OptionalLong micros(String number, TimeColumnUnit unit) {
        BigDecimal time = new BigDecimal(pointed(number));
        long magnitude = (long) time.precision() - time.scale() + unit.microsExponent();
        if (time.signum() == 0 || magnitude < -1) {
            return OptionalLong.of(0);
        }
        if (magnitude > MAX_TIME_DIGITS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(time.scaleByPowerOfTen(unit.microsExponent())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact());
    }

    /** Whether {@link #micros} had to round. */
    static boolean finerThanMicros(String number, TimeColumnUnit unit) {
        return decimals(number) > unit.microsExponent();
    }
}
