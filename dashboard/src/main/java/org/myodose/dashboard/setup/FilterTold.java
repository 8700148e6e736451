package org.myodose.dashboard.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.SignalDescription;

/**
 * What is done to the total force, for pages that tell it in another language; docs/setup-page.md has the list.
 *
 * @param figures what the code speaks of, by names with their unit
 */
record FilterTold(String code, Map<String, Double> figures) {

    static FilterTold of(SignalDescription signal) {
        FilterProfile profile = signal.filterProfile();
        if (profile.order() == 0 && profile.medianWidth() == 1) {
            return new FilterTold("unfiltered", Map.of());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        if (!profile.hasRoomAt(signal.rateMilliHertz())) {
            figures.put("rateHz", signal.rateMilliHertz() / 1000.0);
            figures.put("cornerHz", profile.cornerHz());
            return new FilterTold("noRoom", figures);
        }
        figures.put("median", (double) profile.medianWidth());
        figures.put("order", (double) profile.order());
        figures.put("cornerHz", profile.cornerHz());
        figures.put("delayMillis", 1000 * signal.filterDelaySeconds());
        return new FilterTold("filtered", figures);
    }
}
