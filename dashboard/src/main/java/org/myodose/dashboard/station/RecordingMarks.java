package org.myodose.dashboard.station;

import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.report.ReportJson;

/** Writes holds and cues beside the scans that caused them, so that screen and recording say the same. */
final class RecordingMarks extends QuietListener {

    private final Recorder recorder;

    RecordingMarks(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        recorder.mark(timeMicros(scan), "hold", ReportJson.of(hold));
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        // The cause is a sentence of ours without quotes or line ends.
        recorder.mark(timeMicros(scan), "cue", "{\"cue\":\"" + cue.label() + "\",\"cause\":\"" + cause + "\"}");
    }

    private static long timeMicros(AnalysedScan scan) {
        ForceSample sample = scan.sample();
        return sample == null ? 0 : sample.timeMicros;
    }
}
