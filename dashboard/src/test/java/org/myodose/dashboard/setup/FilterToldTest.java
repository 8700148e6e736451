package org.myodose.dashboard.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.ForceUnit;

class FilterToldTest {

    private static FilterTold told(FilterProfile profile, long rateMilliHertz) {
        return FilterTold.of(new SignalDescription(
                ForceUnit.NEWTONS, rateMilliHertz, 0.0264, "", profile, List.of(), SensorLayout.UNKNOWN));
    }

    @Test
    void tellsWhatIsDoneAndByHowMuchItDelays() {
        assertEquals(
                new FilterTold("filtered", Map.of("median", 3.0, "order", 2.0, "cornerHz", 10.0, "delayMillis", 26.4)),
                told(FilterProfile.HOLD, 250_000));
    }

    @Test
    void tellsThatTheRateIsTooLow() {
        assertEquals(
                new FilterTold("noRoom", Map.of("rateHz", 10.0, "cornerHz", 10.0)), told(FilterProfile.HOLD, 10_000));
    }

    @Test
    void tellsThatNothingIsDone() {
        assertEquals(new FilterTold("unfiltered", Map.of()), told(new FilterProfile("raw", 1, 0, 0, true), 250_000));
    }
}
