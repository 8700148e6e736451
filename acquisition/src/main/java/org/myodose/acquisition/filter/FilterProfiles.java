package org.myodose.acquisition.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.myodose.acquisition.FilterProfile;

/** The profiles that have names, and the way from what a user writes to a profile. */
public final class FilterProfiles {

    /** For holds and everything live; the default. */
    public static final FilterProfile HOLD = FilterProfile.HOLD;

    /** Quick presses and rhythm: half the delay, twice the noise bandwidth. Needs 80 scans a second. */
    public static final FilterProfile FAST = new FilterProfile("fast", 3, 2, 20, true);

    /** A calm figure from a noisy sensor, at more than twice the delay. */
    public static final FilterProfile SMOOTH = new FilterProfile("smooth", 3, 2, 4, true);

    /** Research: nothing done to the force. */
    public static final FilterProfile RAW = new FilterProfile("raw", 1, 0, 0, true);

    /** As recordings of format 1 were filtered: as {@link #HOLD}, but a lost scan is taken as if no time had passed. */
    public static final FilterProfile HOLD_FORMAT_1 = new FilterProfile("hold-1", 3, 2, 10, false);

    private FilterProfiles() {}

    /** All that have a name, the default first. */
    public static List<FilterProfile> all() {
        return List.of(HOLD, FAST, SMOOTH, RAW, HOLD_FORMAT_1);
    }

    public static Optional<FilterProfile> byName(String name) {
        return all().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /**
     * The profile of that name, or of those settings; without {@code median} there is no spike guard.
     *
     * @throws IllegalArgumentException when it is neither, with a sentence for the user
     */
    public static FilterProfile parse(String text) {
        return byName(text).orElseGet(() -> ofSettings(text));
    }

    private static FilterProfile ofSettings(String text) {
        int median = 1;
        int order = 0;
        double corner = 0;
        for (String setting : text.split(",", -1)) {
            int equals = setting.indexOf('=');
            String value = setting.substring(equals + 1);
            try {
                switch (equals < 0 ? "" : setting.substring(0, equals)) {
                    case "median" -> median = Integer.parseInt(value);
                    case "order" -> order = Integer.parseInt(value);
                    case "corner" -> corner = Double.parseDouble(value);
                    default -> throw unknown(text);
                }
            } catch (NumberFormatException noNumber) {
                throw unknown(text);
            }
        }
        return new FilterProfile(FilterProfile.settings(median, order, corner), median, order, corner, true);
    }

    private static IllegalArgumentException unknown(String text) {
        String names = all().stream().map(FilterProfile::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException("There is no filter '" + text + "': write one of " + names
                + ", or settings such as median=5,order=4,corner=20 (median 1, 3 or 5; order 1 to 8; corner in Hz).");
    }
}
