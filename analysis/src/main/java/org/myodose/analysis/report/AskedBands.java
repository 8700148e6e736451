package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Guidance;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldPart;
import org.myodose.analysis.hold.HoldStep;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.Target;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Which band of a prescription with several was asked for when. Sends the forces through the very analysis that runs live, with
 * what people told in between, and notes the steps that its guidance led through. For one device; one thread.
 */
final class AskedBands implements ForceConsumer {

    private final Prescription prescription;
    private final Told told;
    private final LiveAnalysis analysis;
    /** By the onset of each press. */
    private final TreeMap<Double, List<AskedStep>> presses = new TreeMap<>();

    private List<AskedStep> present = new ArrayList<>();
    private double nowSeconds;

    /** One band that was asked for, from some time on. */
    private static final class AskedStep {

        private final double fromSeconds;
        private Target target;
        private double enteredSeconds = Double.NaN;

        AskedStep(Target target, double fromSeconds) {
            this.target = target;
            this.fromSeconds = fromSeconds;
        }
    }

    AskedBands(Prescription prescription, Told told) {
        this.prescription = prescription;
        this.told = told;
        analysis = new LiveAnalysis(prescription, new Listener());
        told.begin(analysis);
    }

    /** No more samples will come. */
    void end() {
        analysis.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "The recording is over.");
    }

    /** What was asked for in a hold, and between which times: one part for each step that was asked for. */
    List<AskedPart> partsOf(Hold hold) {
        Map.Entry<Double, List<AskedStep>> press = presses.floorEntry(hold.plateauEndSeconds());
        if (press == null) {
            return List.of(new AskedPart(Target.of(prescription), null));
        }
        List<AskedStep> steps = press.getValue();
        if (steps.size() == 1) {
            return List.of(new AskedPart(steps.getFirst().target, null));
        }
        List<AskedPart> parts = new ArrayList<>();
        HoldPart before = null;
        for (int index = 0; index < steps.size(); index++) {
            AskedStep step = steps.get(index);
            boolean last = index == steps.size() - 1;
            double end = last ? hold.plateauEndSeconds() : Math.min(end(hold, steps, index), hold.plateauEndSeconds());
            double from = index == 0 ? hold.onsetSeconds() : step.fromSeconds;
            double start = index == 0 ? hold.plateauStartSeconds() : start(hold, step, end);
            before = new HoldPart(hold, before, from, start, end, last);
            parts.add(new AskedPart(step.target, before));
        }
        return parts;
    }

    /** Where the old level was left after the next was asked for, as a hold ends after its release was; if it never was, there. */
    private static double end(Hold hold, List<AskedStep> steps, int index) {
        double asked = steps.get(index + 1).fromSeconds;
        double over = index + 2 < steps.size() ? steps.get(index + 2).fromSeconds : hold.plateauEndSeconds();
        return hold.steps().stream()
                .filter(level ->
                        level.startSeconds() < asked && level.endSeconds() > asked && level.endSeconds() < over)
                .mapToDouble(HoldStep::endSeconds)
                .findFirst()
                .orElse(asked);
    }

    /** Where the force was steady for the first time since it was to be raised; if it never was, where it came into the band. */
    private static double start(Hold hold, AskedStep step, double endSeconds) {
        return hold.steps().stream()
                .mapToDouble(HoldStep::startSeconds)
                .filter(second -> second >= step.fromSeconds && second < endSeconds)
                .findFirst()
                .orElse(Double.isNaN(step.enteredSeconds) ? step.fromSeconds : step.enteredSeconds);
    }

    /** @param part null where it is the whole hold */
    record AskedPart(Target target, @Nullable HoldPart part) {}

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        analysis.onDevice(device, signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        nowSeconds = sample.timeMicros / 1e6;
        told.tell(analysis, sample.timeMicros);
        analysis.onForce(sample);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        analysis.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        analysis.onDeviceEvent(event);
    }

    @Override
    public void onTare(SignalDescription signal) {
        analysis.onTare(signal);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}

    private final class Listener implements AnalysisListener {

        @Override
        public void onCue(Cue cue, String cause, AnalysedScan scan) {
            Guidance guidance = scan.guidance();
            switch (cue) {
                case ONSET -> {
                    present = new ArrayList<>();
                    begin(guidance);
                }
                case BAND_ENTERED -> {
                    AskedStep step = present.getLast();
                    step.enteredSeconds = Double.isNaN(step.enteredSeconds) ? nowSeconds : step.enteredSeconds;
                }
                case STEP -> {
                    end(guidance);
                    begin(guidance);
                }
                case HOLD_DONE -> end(guidance);
                default -> {
                    // Asks for nothing else.
                }
            }
        }

        private void begin(Guidance guidance) {
            present.add(new AskedStep(
                    Target.of(
                            prescription,
                            guidance.progress().siteIndex(),
                            guidance.progress().step()),
                    nowSeconds));
        }

        private void end(Guidance guidance) {
            AskedStep step = present.getLast();
            step.target = step.target.endedAfter(guidance.progress().endedStepSeconds());
        }

        @Override
        public void onHold(Hold hold, boolean done, AnalysedScan scan) {
            presses.put(hold.onsetSeconds(), present);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {}

        @Override
        public void onScan(AnalysedScan scan) {}

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
