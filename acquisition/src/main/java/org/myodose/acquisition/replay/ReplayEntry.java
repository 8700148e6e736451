package org.myodose.acquisition.replay;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.calibration.SignalScaling;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.Scan;

/** One thing that a recording told, kept until it is due. Reused, so that scans allocate nothing. */
final class ReplayEntry {

    /** What is rarer than scans. */
    sealed interface News {
        record Device(DeviceDescription device, SignalScaling scaling, FilterProfile filter, SensorLayout layout)
                implements News {}

        record Event(DeviceEvent event) implements News {}

        record FramesMissing(int count) implements News {}

        record EntriesLost(long count) implements News {}
    }

    final Scan scan = new Scan();

    /** Null where this entry is a scan. */
    @Nullable
    News news;
}
