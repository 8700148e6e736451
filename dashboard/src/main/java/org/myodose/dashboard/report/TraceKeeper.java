package org.myodose.dashboard.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.dashboard.document.Mark.Point;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Keeps the filtered force of one device, thinned: of the whole, around each hold, and by zone; in newtons where it can. */
final class TraceKeeper implements ForceConsumer {

    private static final int COLUMNS = 1000;
    private static final int COLUMNS_OF_SMALL_ONES = 250;
    /** Drawn one by one; all of them stand in the table. */
    private static final int MOST_HOLDS = 24;

    private static final double MICROS_PER_SECOND = 1e6;

    private final double durationSeconds;
    private final Envelope whole;
    private final List<HoldTrace> holds = new ArrayList<>();
    private List<ZoneTrace> zones = List.of();
    private double factor = 1;
    private int firstHold;

    TraceKeeper(AnalysisReport report) {
        durationSeconds = report.durationSeconds();
        whole = new Envelope(0, durationSeconds, COLUMNS);
        for (Hold hold :
                report.holds().subList(0, Math.min(MOST_HOLDS, report.holds().size()))) {
            double margin = Math.max(0.5, 0.1 * (hold.releaseSeconds() - hold.onsetSeconds()));
            holds.add(new HoldTrace(
                    hold,
                    new Envelope(
                            Math.max(0, hold.onsetSeconds() - margin),
                            hold.releaseSeconds() + margin,
                            COLUMNS_OF_SMALL_ONES)));
        }
        holds.sort(Comparator.comparingDouble(trace -> trace.hold().onsetSeconds()));
    }

    List<List<Point>> lines() {
        return whole.lines();
    }

    @Nullable
    Point peak() {
        return whole.peak().orElse(null);
    }

    List<HoldTrace> holds() {
        return holds;
    }

    /** Empty where the device is one zone, or where it changed its zones under way. */
    List<ZoneTrace> zones() {
        return zones.size() > 1 ? zones : List.of();
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        factor = signal.forceUnit().isForce() ? signal.forceUnit().newtonsPerUnit() : 1;
        List<String> names = signal.layout().zones().stream().map(Zone::name).toList();
        if (!names.equals(zones.stream().map(ZoneTrace::zone).toList())) {
            zones = names.stream()
                    .map(name -> new ZoneTrace(name, new Envelope(0, durationSeconds, COLUMNS_OF_SMALL_ONES)))
                    .toList();
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        double seconds = sample.timeMicros / MICROS_PER_SECOND;
        whole.add(seconds, factor * sample.totalForce);
        // Holds come one after the other, so that only a few need to be asked.
        for (int index = firstHold; index < holds.size(); index++) {
            HoldTrace hold = holds.get(index);
            if (hold.trace().endsBefore(seconds)) {
                firstHold = index == firstHold ? index + 1 : firstHold;
            } else if (hold.trace().beginsAfter(seconds)) {
                break;
            } else {
                hold.trace().add(seconds, factor * sample.totalForce);
            }
        }
        for (int zone = 0; zone < Math.min(zones.size(), sample.zoneCount); zone++) {
            zones.get(zone).trace().add(seconds, factor * sample.zoneForces[zone]);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        whole.gap();
        holds.forEach(hold -> hold.trace().gap());
        zones.forEach(zone -> zone.trace().gap());
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
