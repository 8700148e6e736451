package org.myodose.dashboard.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From figures to places on a drawing, and where the ticks are. Immutable.
 *
 * @param from figure at {@code start}
 * @param to figure at {@code end}, above {@code from}
 * @param start place in points
 * @param end place in points
 */
record Axis(double from, double to, double start, double end) {

    private static final double[] STEPS = {1, 2, 5};
    private static final double[] STEPS_OF_TIME = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400
    };
    private static final double SECONDS_PER_MINUTE = 60;
    /** Longer times are told in minutes. */
    private static final double LONG_SECONDS = 180;

    Axis {
        if (!(to > from)) {
            throw new IllegalArgumentException("an axis runs upwards, not from " + from + " to " + to);
        }
    }

    double at(double figure) {
        return start + (figure - from) / (to - from) * (end - start);
    }

    /** The same, but never beyond either end. */
    double within(double figure) {
        return at(Math.clamp(figure, from, to));
    }

    /** Round figures, at most that many. */
    List<Double> ticks(int most) {
        double exponent = Math.floor(Math.log10((to - from) / most));
        for (double power = exponent; ; power++) {
            for (double step : STEPS) {
                double width = step * Math.pow(10, power);
                if ((to - from) / width <= most) {
                    return multiples(width);
                }
            }
        }
    }

    /** Round times. */
    List<Double> timeTicks(int most) {
        if (to - from < 5) {
            return ticks(most);
        }
        for (double step : STEPS_OF_TIME) {
            if ((to - from) / step <= most) {
                return multiples(step);
            }
        }
        return ticks(most);
    }

    private List<Double> multiples(double width) {
        List<Double> ticks = new ArrayList<>();
        for (long index = (long) Math.ceil(from / width - 1e-9); index * width <= to + 1e-9 * width; index++) {
            ticks.add(index * width);
        }
        return ticks;
    }

    /** A tick's figure without idle zeros. */
    static String plain(double tick) {
        BigDecimal rounded =
                BigDecimal.valueOf(tick).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    boolean isLongTime() {
        return to > LONG_SECONDS;
    }

    /** Seconds, or minutes and seconds where times are long. */
    String time(double seconds) {
        if (!isLongTime()) {
            return plain(seconds);
        }
        long whole = Math.round(seconds);
        return String.format(
                Locale.ROOT, "%d:%02d", whole / (long) SECONDS_PER_MINUTE, whole % (long) SECONDS_PER_MINUTE);
    }
}
