package org.myodose.acquisition.filter;

import java.util.Locale;
import org.myodose.acquisition.FilterProfile;

/** Filters in words, for people and for a recording's provenance. */
final class FilterWords {

    private FilterWords() {}

    /** What a profile does live at that rate, and what it costs. */
    static String live(FilterProfile profile, long rateMilliHertz, double delaySeconds) {
        if (isIdle(profile, rateMilliHertz)) {
            return idle(profile, rateMilliHertz);
        }
        return String.format(Locale.ROOT, "%s; delay %.1f ms", steps(profile, "causal"), delaySeconds * 1000);
    }

    /** What a profile does forwards and backwards at that rate. */
    static String zeroPhase(FilterProfile profile, long rateMilliHertz) {
        return isIdle(profile, rateMilliHertz)
                ? idle(profile, rateMilliHertz)
                : steps(profile, "forwards and backwards a") + "; no delay";
    }

    private static boolean isIdle(FilterProfile profile, long rateMilliHertz) {
        return !profile.hasRoomAt(rateMilliHertz) || (profile.order() == 0 && profile.medianWidth() == 1);
    }

    private static String idle(FilterProfile profile, long rateMilliHertz) {
        return profile.order() == 0
                ? "none, as wanted"
                : String.format(
                        Locale.ROOT,
                        "none, for at %s scans a second a %s Hz low-pass has no room",
                        rateMilliHertz / 1000.0,
                        hertz(profile));
    }

    private static String steps(FilterProfile profile, String manner) {
        String guard = profile.medianWidth() == 1 ? "" : "median of " + profile.medianWidth();
        if (profile.order() == 0) {
            return guard;
        }
        String lowPass =
                manner + " " + ordinal(profile.order()) + "-order Butterworth low-pass at " + hertz(profile) + " Hz";
        return guard.isEmpty() ? lowPass : guard + ", then " + lowPass;
    }

    private static String hertz(FilterProfile profile) {
        String decimal = Double.toString(profile.cornerHz());
        return decimal.endsWith(".0") ? decimal.substring(0, decimal.length() - 2) : decimal;
    }

    private static String ordinal(int order) {
        return switch (order) {
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> order + "th";
        };
    }
}
