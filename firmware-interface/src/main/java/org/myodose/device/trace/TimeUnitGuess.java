package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.table.TimeColumnUnit;

/** Guesses the unit of times from how large they are: since 1970, with decimals, or in whole steps. */
final class TimeUnitGuess {

    /** Seconds since 1970 of 1973 and 5138; the same numbers in ms and µs lie a thousand times higher. */
    private static final double EPOCH_FROM = 1e8;

    private static final double EPOCH_TO = 1e11;

    private TimeUnitGuess() {}

    /** The unit; null where the numbers do not tell. */
    static @Nullable TimeColumnUnit of(List<List<String>> head, int column) {
        List<Double> times = new ArrayList<>();
        boolean decimals = false;
        for (List<String> row : head) {
            if (column < row.size() && Numeral.kind(row.get(column)) == Numeral.Kind.NUMBER) {
                times.add(Numeral.value(row.get(column)));
                decimals |= Numeral.decimals(row.get(column)) > 0;
            }
        }
        if (times.size() < 2) {
            return null;
        }
        TimeColumnUnit sinceEpoch = sinceEpoch(times.getFirst());
        if (sinceEpoch != null) {
            return sinceEpoch;
        }
        double step = medianStep(times);
        return decimals ? byDecimalStep(step) : byWholeStep(step);
    }

    private static @Nullable TimeColumnUnit sinceEpoch(double time) {
        if (time >= EPOCH_FROM && time < EPOCH_TO) {
            return TimeColumnUnit.SECONDS;
        }
        if (time >= EPOCH_FROM * 1e3 && time < EPOCH_TO * 1e3) {
            return TimeColumnUnit.MILLISECONDS;
        }
        return time >= EPOCH_FROM * 1e6 && time < EPOCH_TO * 1e6 ? TimeColumnUnit.MICROSECONDS : null;
    }

    /** Samples lie closer than a second and, with decimals, seldom as far apart as two milliseconds told in ms. */
    private static @Nullable TimeColumnUnit byDecimalStep(double step) {
        return step <= 1 ? TimeColumnUnit.SECONDS : null;
    }

    /** Whole steps of one may be seconds, milliseconds or mere row numbers: only the user knows. */
    private static @Nullable TimeColumnUnit byWholeStep(double step) {
        if (step >= 2 && step < 1000) {
            return TimeColumnUnit.MILLISECONDS;
        }
        return step >= 1000 && step <= 1e6 ? TimeColumnUnit.MICROSECONDS : null;
    }

    private static double medianStep(List<Double> times) {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            steps.add(Math.abs(times.get(i) - times.get(i - 1)));
        }
        steps.sort(Double::compare);
        return steps.get(steps.size() / 2);
    }
}
