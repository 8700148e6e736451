package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.myodose.acquisition.recording.Marker;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.score.Estimate;

/** The estimates that were entered while one device was recorded. One thread. */
final class Estimates {

    private static final String FIGURE = "\\d{1,9}(\\.\\d{1,12})?";

    /** Newtons by the second at which they were entered. */
    private final Map<Double, Double> entered = new TreeMap<>();

    void note(Marker marker) {
        if (!marker.type().equals("estimate")) {
            return;
        }
        Map<String, String> fields = marker.scalars();
        String newtons = fields.getOrDefault("newtons", "");
        String time = fields.getOrDefault("timeMicros", "");
        if (newtons.matches(FIGURE) && time.matches("-?\\d{1,18}")) {
            entered.put(Long.parseLong(time) / 1e6, Double.parseDouble(newtons));
        }
    }

    /** Each belongs to the last hold that was over when it was entered; live numbers begin anew with a session. */
    List<Estimate> of(List<Hold> holds) {
        Map<Integer, Double> byHold = new TreeMap<>();
        entered.forEach((second, newtons) -> holds.stream()
                .filter(hold -> hold.releaseSeconds() <= second)
                .reduce((earlier, later) -> later)
                .ifPresent(hold -> byHold.put(hold.index(), newtons)));
        List<Estimate> estimates = new ArrayList<>();
        byHold.forEach((hold, newtons) -> estimates.add(new Estimate(hold, newtons)));
        return estimates;
    }
}
