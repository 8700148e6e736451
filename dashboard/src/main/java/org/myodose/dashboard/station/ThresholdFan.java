package org.myodose.dashboard.station;

import java.util.List;
import org.myodose.analysis.threshold.ThresholdCue;
import org.myodose.analysis.threshold.ThresholdListener;
import org.myodose.analysis.threshold.ThresholdReading;

/** Tells several listeners the same, in order. Confined to the acquisition thread. */
record ThresholdFan(List<ThresholdListener> listeners) implements ThresholdListener {

    @Override
    public void onCue(ThresholdCue cue, String cause, long timeMicros) {
        listeners.forEach(listener -> listener.onCue(cue, cause, timeMicros));
    }

    @Override
    public void onReading(ThresholdReading reading, long timeMicros) {
        listeners.forEach(listener -> listener.onReading(reading, timeMicros));
    }

    @Override
    public void onKey(long pressedMicros, long heardMicros) {
        listeners.forEach(listener -> listener.onKey(pressedMicros, heardMicros));
    }
}
