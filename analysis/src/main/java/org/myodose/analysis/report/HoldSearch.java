package org.myodose.analysis.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.Scoring;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Finds the holds of one device and scores them against what was asked for. Takes all forces once; where a prescription asks for
 * several bands within a hold, a second time. One thread.
 */
final class HoldSearch implements ForceConsumer {

    private final @Nullable Prescription prescription;
    private final HoldCollector collector;
    private final @Nullable AskedBands bands;
    private @Nullable ScoredHolds scored;

    /**
     * @param band for the time in band; null for the prescription's, if it is one
     * @param prescription what was to be given; null where nobody knows
     * @param told what people told meanwhile; null where which of several bands was asked for when cannot be known
     */
    HoldSearch(@Nullable WantedBand band, @Nullable Prescription prescription, @Nullable Told told) {
        this.prescription = prescription;
        collector = new HoldCollector(band, prescription);
        bands = prescription == null || prescription.hasOneBand() || told == null
                ? null
                : new AskedBands(prescription, told);
    }

    /** Who wants to take all forces again, now that they were taken once; empty where nobody does. */
    Optional<ForceConsumer> again() {
        AskedBands asked = bands;
        if (asked == null || prescription == null) {
            return Optional.empty();
        }
        asked.end();
        scored = new ScoredHolds(prescription, collector.finish(), asked);
        return Optional.of(scored).filter(ScoredHolds::needsForces).map(ForceConsumer.class::cast);
    }

    AnalysisReport report(String source, List<String> notices) {
        return collector.report(source, notices, this::scoring);
    }

    private Scoring scoring(AnalysisReport report) {
        ForceUnit unit = report.signal().forceUnit();
        return scored == null || !unit.isForce() ? HoldCollector.scoring(report) : scored.scoring(report.holds(), unit);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        collector.onDevice(device, signal);
        if (bands != null) {
            bands.onDevice(device, signal);
        }
    }

    @Override
    public void onForce(ForceSample sample) {
        collector.onForce(sample);
        if (bands != null) {
            bands.onForce(sample);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        collector.onGap(fromMicros, toMicros, framesMissing);
        if (bands != null) {
            bands.onGap(fromMicros, toMicros, framesMissing);
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        collector.onDeviceEvent(event);
        if (bands != null) {
            bands.onDeviceEvent(event);
        }
    }

    @Override
    public void onTare(SignalDescription tared) {
        collector.onTare(tared);
        if (bands != null) {
            bands.onTare(tared);
        }
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        collector.onLink(state, cause, sentence);
    }
}
