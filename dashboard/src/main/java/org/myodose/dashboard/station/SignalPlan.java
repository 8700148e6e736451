package org.myodose.dashboard.station;

import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.calibration.Scalings;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.replay.ReplaySource;
import org.myodose.acquisition.site.Layouts;
import org.myodose.device.ScanSource;

/** What a source's counts are to be made into, by the plan and, where the source is a recording, by what stands in it. */
record SignalPlan(StationPlan plan, ScanSource source) {

    /** A recording knows what its counts meant; a calibration given now goes before. */
    Scalings scalings() {
        return source instanceof ReplaySource recorded ? plan.calibrations().orElse(recorded) : plan.calibrations();
    }

    /** And where the sensors sat. Of several devices, those that no layout names go by what they say themselves. */
    Layouts layouts() {
        Layouts own = source instanceof ReplaySource recorded ? recorded.recordedLayouts() : Layouts.ofDevices();
        boolean alone = plan.sources().size() == 1;
        return plan.layouts().map(files -> alone ? files : files.orElse(own)).orElse(own);
    }

    /** A recording knows its filter too. */
    FilterProfile filter() {
        return plan.filter()
                .orElseGet(() ->
                        source instanceof ReplaySource recorded ? recorded.recordedFilter() : FilterProfiles.HOLD);
    }
}
