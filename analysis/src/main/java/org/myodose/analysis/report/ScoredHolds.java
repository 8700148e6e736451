package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.hold.ClippedTotal;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldPart;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.AskedBands.AskedPart;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.Repetition.Asked;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Scoring;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * The holds of one device, each with what was asked for in it, on their way to a score. Where steps were asked for within a
 * hold, it takes the forces a second time to tell the figures of each. One thread.
 */
final class ScoredHolds implements ForceConsumer {

    /** Parts that may be on at a time: a level is left after the next was asked for. */
    private static final int AT_ONCE = 3;

    private final Prescription prescription;
    private final Map<Integer, List<AskedPart>> asked = new LinkedHashMap<>();
    private final List<HoldPart> parts = new ArrayList<>();
    private @Nullable ClippedTotal clippedTotal;
    private int first;

    ScoredHolds(Prescription prescription, List<Hold> holds, AskedBands bands) {
        this.prescription = prescription;
        for (Hold hold : holds) {
            asked.put(hold.index(), bands.partsOf(hold));
        }
        asked.values()
                .forEach(of -> of.forEach(one -> {
                    HoldPart part = one.part();
                    if (part != null) {
                        parts.add(part);
                    }
                }));
    }

    /** Whether there is anything to look for in the forces. */
    boolean needsForces() {
        return !parts.isEmpty();
    }

    Scoring scoring(List<Hold> holds, ForceUnit unit) {
        return Scoring.of(ScoredSession.of(prescription, Repetition.of(holds, unit, this::asked)));
    }

    private List<Asked> asked(Hold hold) {
        return asked.getOrDefault(hold.index(), List.of()).stream()
                .map(one -> {
                    HoldPart part = one.part();
                    return new Asked(part == null ? hold : part.toHold(), one.target());
                })
                .toList();
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        clippedTotal = new ClippedTotal(device, signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        while (first < parts.size() && parts.get(first).isOver(sample.timeMicros)) {
            first++;
        }
        boolean clipped = clippedTotal != null && clippedTotal.in(sample);
        for (int part = first; part < Math.min(first + AT_ONCE, parts.size()); part++) {
            parts.get(part).sample(sample.timeMicros, sample.totalForce, clipped);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
