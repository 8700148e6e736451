package org.myodose.analysis.threshold;

import org.myodose.acquisition.recording.DeviceRecorder;

/**
 * Writes beside the scans what makes a recording of a measurement one that can be measured again: how it is done, at the very
 * beginning, and every key with its times; and what was told, for whoever looks. The acquisition thread only notes it.
 */
public final class ThresholdMarks implements ThresholdListener {

    static final String PROTOCOL = "threshold";
    static final String KEY = "threshold-key";
    private static final String READING = "threshold-reading";
    private static final String CUE = "threshold-cue";

    private final DeviceRecorder recorder;

    public ThresholdMarks(ThresholdProtocol protocol, DeviceRecorder recorder) {
        this.recorder = recorder;
        recorder.mark(0, PROTOCOL, ThresholdJson.of(protocol));
    }

    @Override
    public void onCue(ThresholdCue cue, String cause, long timeMicros) {
        recorder.mark(timeMicros, CUE, () -> ThresholdJson.of(cue, cause));
    }

    @Override
    public void onReading(ThresholdReading reading, long timeMicros) {
        recorder.mark(timeMicros, READING, () -> ThresholdJson.of(reading));
    }

    @Override
    public void onKey(long pressedMicros, long heardMicros) {
        recorder.mark(
                heardMicros,
                KEY,
                () -> "{\"pressedMicros\":" + pressedMicros + ",\"heardMicros\":" + heardMicros + "}");
    }
}
