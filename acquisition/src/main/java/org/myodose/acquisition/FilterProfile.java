package org.myodose.acquisition;

/**
 * How the total force is to be filtered; chosen for each run and kept in its recording. A spike guard, the median of the
 * last few scans, stands before a causal Butterworth low-pass.
 *
 * @param name what users call it; one that was put together is called by its settings
 * @param medianWidth scans the spike guard looks at: 3 or 5; 1 for no guard
 * @param order of the low-pass, 1 to 8; 0 for none
 * @param cornerHz where the low-pass halves the power; 0 where there is none
 * @param bridgesLosses whether missing scans count as time that passed, the force moving straight across them. Without it,
 *     as in recordings of format 1, scans are taken as evenly spaced whatever their times say.
 */
public record FilterProfile(String name, int medianWidth, int order, double cornerHz, boolean bridgesLosses) {

    /** A low-pass nearer to half the rate would pass nearly everything; there the whole profile is bypassed. */
    private static final double LEAST_RATE_PER_CORNER = 4;

    private static final int MAX_ORDER = 8;

    /** For holds and everything live; the default. */
    public static final FilterProfile HOLD = new FilterProfile("hold", 3, 2, 10, true);

    public FilterProfile {
        if (medianWidth != 1 && medianWidth != 3 && medianWidth != 5) {
            throw new IllegalArgumentException(
                    "A spike guard looks at 3 or 5 scans (1 switches it off), not at " + medianWidth + ".");
        }
        if (order < 0 || order > MAX_ORDER) {
            throw new IllegalArgumentException("A low-pass has order 1 to 8 (0 switches it off), not " + order + ".");
        }
        if (order == 0 ? cornerHz != 0 : !(cornerHz > 0 && cornerHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A low-pass of order " + order + " cannot have its corner at " + cornerHz
                    + " Hz: " + (order == 0 ? "leave the corner out." : "give a corner above 0, such as corner=10."));
        }
    }

    /** Whether the low-pass has room below half of that rate. */
    public boolean hasRoomAt(long rateMilliHertz) {
        return order == 0 || rateMilliHertz / 1000.0 >= LEAST_RATE_PER_CORNER * cornerHz;
    }

    /** The settings as they are given on a command line, such as {@code median=3,order=2,corner=10}. */
    public String settings() {
        return settings(medianWidth, order, cornerHz);
    }

    /** The same of settings that need not make a profile. */
    public static String settings(int medianWidth, int order, double cornerHz) {
        String lowPass = order == 0 ? "" : ",order=" + order + ",corner=" + plain(cornerHz);
        return "median=" + medianWidth + lowPass;
    }

    private static String plain(double figure) {
        return figure == Math.rint(figure) && figure < 1e9 ? Long.toString((long) figure) : Double.toString(figure);
    }
}
