package org.myodose.dashboard.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as a report prints them: with a decimal point, wherever the program runs. */
public final class Numbers {

    /** What stands in place of a figure that cannot be had. */
    public static final String NONE = "–";

    private Numbers() {}

    /** With that many decimals, rounded half away from zero; never a negative zero. */
    public static String plain(double figure, int decimals) {
        if (!Double.isFinite(figure)) {
            return NONE;
        }
        BigDecimal rounded = BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    /** The same with a unit behind it. */
    public static String plain(double figure, int decimals, String unit) {
        return Double.isFinite(figure) ? plain(figure, decimals) + " " + unit : NONE;
    }

    /** Minutes and seconds from two minutes on. */
    public static String duration(double seconds) {
        if (!(seconds >= 120)) {
            return plain(seconds, 1, "s");
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    /** A count and its noun. */
    public static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
