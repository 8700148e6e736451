package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Looks for the holds of every zone by itself, each with a detector of its own, beside who looks at the total. For one
 * recording; one thread.
 */
final class SiteCollectors implements ForceConsumer {

    private final ForceConsumer total;
    private final @Nullable WantedBand band;
    private final Map<String, HoldCollector> collectors = new TreeMap<>();
    private final List<HoldCollector> present = new ArrayList<>();

    /**
     * @param total is told everything first
     * @param band null for none. A prescription's is that of the total, and says nothing of a part.
     */
    SiteCollectors(ForceConsumer total, @Nullable WantedBand band) {
        this.total = total;
        this.band = band;
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        total.onDevice(device, signal);
        present.clear();
        List<Zone> zones = signal.layout().zones();
        for (int zone = 0; zone < zones.size(); zone++) {
            WatchedForce watched = WatchedForce.ofZone(zone);
            HoldCollector collector =
                    collectors.computeIfAbsent(zones.get(zone).name(), name -> new HoldCollector(band, null));
            collector.watch(watched);
            collector.onDevice(device, signal);
            present.add(collector);
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        total.onForce(sample);
        for (int zone = 0; zone < present.size(); zone++) {
            present.get(zone).onForce(sample);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        total.onGap(fromMicros, toMicros, framesMissing);
        present.forEach(collector -> collector.onGap(fromMicros, toMicros, framesMissing));
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        total.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription tared) {
        total.onTare(tared);
        present.forEach(collector -> collector.onTare(tared));
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        total.onLink(state, cause, sentence);
    }

    /** By the zones' names. */
    List<SiteReport> reports(String source) {
        List<SiteReport> reports = new ArrayList<>();
        collectors.forEach((site, collector) -> reports.add(new SiteReport(site, collector.report(source, List.of()))));
        return reports;
    }
}
