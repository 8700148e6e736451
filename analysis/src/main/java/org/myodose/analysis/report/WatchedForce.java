package org.myodose.analysis.report;

import java.util.List;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.analysis.hold.ClippedTotal;
import org.myodose.device.DeviceDescription;

/** Which of a sample's forces holds are looked for in: the total, or that of one zone. Immutable. */
final class WatchedForce {

    private static final int NO_ZONE = -1;

    static final WatchedForce TOTAL = new WatchedForce(NO_ZONE);

    private final int zone;

    private WatchedForce(int zone) {
        this.zone = zone;
    }

    /** @param index among the zones of the signal's layout */
    static WatchedForce ofZone(int index) {
        return new WatchedForce(index);
    }

    double filtered(ForceSample sample) {
        return zone == NO_ZONE ? sample.totalForce : sample.zoneForces[zone];
    }

    double unfiltered(ForceSample sample) {
        return zone == NO_ZONE ? sample.unfilteredTotal : sample.unfilteredZoneForces[zone];
    }

    ClippedTotal clipping(DeviceDescription device, SignalDescription signal) {
        return zone == NO_ZONE
                ? new ClippedTotal(device, signal)
                : new ClippedTotal(device, zoneOf(signal).channels());
    }

    String channel(DeviceDescription device, SignalDescription signal) {
        return zone == NO_ZONE ? device.totalName() : zoneOf(signal).name();
    }

    String site(SignalDescription signal) {
        return zone == NO_ZONE ? signal.layout().totalSite() : zoneOf(signal).name();
    }

    private Zone zoneOf(SignalDescription signal) {
        List<Zone> zones = signal.layout().zones();
        return zones.get(zone);
    }
}
