package org.myodose.analysis.hold;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.ForceUnit;

/** Runs a detector over a signal and keeps everything it says. */
final class Found implements HoldListener {

    final List<Hold> holds = new ArrayList<>();
    final List<String> presses = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    private final HoldDetector detector;

    Found(ForceUnit unit) {
        detector = new HoldDetector(unit, this);
    }

    Found(ForceUnit unit, double bandLow, double bandHigh) {
        detector = new HoldDetector(HoldSettings.forUnit(unit), "total", bandLow, bandHigh, this);
    }

    static Found in(Signal signal, ForceUnit unit) {
        Found found = new Found(unit);
        found.feed(signal);
        found.detector.end();
        return found;
    }

    void feed(Signal signal) {
        for (int i = 0; i < signal.size(); i++) {
            detector.sample(signal.timeMicros(i), signal.force(i));
        }
    }

    HoldDetector detector() {
        return detector;
    }

    Hold only() {
        if (holds.size() != 1) {
            throw new AssertionError("expected one hold, found " + holds + " and presses " + presses);
        }
        return holds.getFirst();
    }

    @Override
    public void onOnset(long timeMicros, long decidedMicros, double force, HoldRule rule) {
        told.add("onset");
    }

    @Override
    public void onPlateau(long timeMicros, long decidedMicros, double level) {
        told.add("plateau");
    }

    @Override
    public void onUnloading(long timeMicros, long decidedMicros, double force) {
        told.add("unloading");
    }

    @Override
    public void onReloaded(long decidedMicros, double force) {
        told.add("reloaded");
    }

    @Override
    public void onHold(Hold hold, long decidedMicros) {
        told.add("hold");
        holds.add(hold);
    }

    @Override
    public void onPress(
            long onsetMicros, long releaseMicros, long decidedMicros, double peakForce, double impulse, HoldRule rule) {
        told.add("press");
        presses.add(onsetMicros + "–" + releaseMicros + " " + rule);
    }

    @Override
    public void onWithdrawn(long onsetMicros, long decidedMicros) {
        told.add("withdrawn");
    }
}
