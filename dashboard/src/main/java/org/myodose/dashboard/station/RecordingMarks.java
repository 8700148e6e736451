package org.myodose.dashboard.station;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.report.ReportJson;

/**
 * Writes holds and cues beside the scans that caused them, so that screen and recording say the same. The acquisition
 * thread only notes them; the recorder's writes the JSON.
 */
final class RecordingMarks extends QuietListener {

    private final Recorder recorder;

    RecordingMarks(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        recorder.mark(timeMicros(scan), "hold", () -> ReportJson.of(hold));
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        recorder.mark(timeMicros(scan), "cue", () -> json(cue, cause));
    }

    private static String json(Cue cue, String cause) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(cause));
        return "{\"cue\":\"" + cue.label() + "\",\"cause\":\"" + quoted + "\"}";
    }

    private static long timeMicros(AnalysedScan scan) {
        ForceSample sample = scan.sample();
        return sample == null ? 0 : sample.timeMicros;
    }
}
