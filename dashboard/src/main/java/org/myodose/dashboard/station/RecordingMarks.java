package org.myodose.dashboard.station;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.recording.DeviceRecorder;
import org.myodose.acquisition.recording.LinkAccount;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.report.ReportJson;
import org.myodose.dashboard.live.StationHealth;
import org.myodose.dashboard.live.TimingJson;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Writes holds and cues beside the scans that caused them, so that screen and recording say the same. The acquisition
 * thread only notes them; the recorder's writes the JSON.
 */
final class RecordingMarks extends QuietListener {

    /** Between two notes of the clock; the last is made when the link ends or is lost. */
    private static final long CLOCK_INTERVAL_MICROS = 5_000_000;

    private final RecordingSwitch recording;
    private final StationHealth health;
    private Prescription prescription;
    private long nextClockMicros = CLOCK_INTERVAL_MICROS;
    private long lastTimeMicros;
    /** What people asked to have marked, or taken back, until the next scan. */
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();

    private int marked;
    private boolean markStands;

    /** @param prescription that stands in the recording's beginning */
    RecordingMarks(RecordingSwitch recording, StationHealth health, Prescription prescription) {
        this.recording = recording;
        this.health = health;
        this.prescription = prescription;
    }

    /** The next recording is about to begin, with this prescription; the one before hears a last word. Acquisition thread. */
    void begin(Prescription wanted) {
        markClock();
        prescription = wanted;
        nextClockMicros = CLOCK_INTERVAL_MICROS;
        lastTimeMicros = 0;
        marked = 0;
        markStands = false;
    }

    /** Somebody wants to find this moment again: marked with the next scan. From any thread; false where nothing is recorded. */
    boolean requestMark() {
        if (recording.recorder() == null) {
            return false;
        }
        asked.add(() -> {
            markStands = true;
            markByHand("mark", ++marked);
        });
        return true;
    }

    /** The last mark was a mistake, if one stands: noted with the next scan. From any thread. */
    void requestWithdrawal() {
        asked.add(() -> {
            if (markStands) {
                markStands = false;
                markByHand("markWithdrawn", marked);
            }
        });
    }

    private void markByHand(String type, int number) {
        mark(lastTimeMicros, type, () -> "{\"number\":" + number + "}");
    }

    private void mark(long timeMicros, String type, Supplier<String> detailsJson) {
        DeviceRecorder recorder = recording.recorder();
        if (recorder != null) {
            recorder.mark(timeMicros, type, detailsJson);
        }
    }

    @Override
    public void onScan(AnalysedScan scan) {
        lastTimeMicros = timeMicros(scan);
        for (Runnable one = asked.poll(); one != null; one = asked.poll()) {
            one.run();
        }
        if (lastTimeMicros >= nextClockMicros) {
            nextClockMicros = lastTimeMicros + CLOCK_INTERVAL_MICROS;
            markClock();
        }
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        if (state == LinkState.ENDED || state == LinkState.LOST) {
            markClock();
        }
    }

    private void markClock() {
        Optional<Timing> timing = health.timing();
        DeviceRecorder recorder = recording.recorder();
        LinkAccount account = recorder == null ? null : recorder.account();
        if (recorder != null && account != null && timing.isPresent()) {
            recorder.mark(
                    lastTimeMicros,
                    "clock",
                    () -> TimingJson.of(timing.get(), account.counters(), account.deviceOverruns()));
        }
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        mark(timeMicros(scan), "hold", () -> ReportJson.of(hold));
    }

    /** A session that begins with the recording stands in its header. */
    @Override
    public void onSession(AnalysedScan scan) {
        if (scan.sample() == null) {
            return;
        }
        Prescription wanted = scan.guidance().prescription();
        mark(
                timeMicros(scan),
                "session",
                () -> wanted.equals(prescription) ? "{}" : "{\"prescription\":" + PrescriptionJson.of(wanted) + "}");
    }

    @Override
    public void onPain(int rating, AnalysedScan scan) {
        mark(timeMicros(scan), "pain", () -> "{\"rating\":" + rating + "}");
    }

    @Override
    public void onPainWithdrawn(int rating, AnalysedScan scan) {
        mark(timeMicros(scan), "painWithdrawn", () -> "{\"rating\":" + rating + "}");
    }

    @Override
    public void onPatientStop(AnalysedScan scan) {
        mark(timeMicros(scan), "patientStop", () -> "{\"by\":\"phone\"}");
    }

    @Override
    public void onEstimate(int hold, double newtons, AnalysedScan scan) {
        mark(
                timeMicros(scan),
                "estimate",
                () -> "{\"hold\":" + hold + ",\"newtons\":"
                        + BigDecimal.valueOf(newtons).toPlainString() + "}");
    }

    @Override
    public void onFeedbackRequested(int hold, AnalysedScan scan) {
        mark(timeMicros(scan), "feedbackRequested", () -> "{\"hold\":" + hold + "}");
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        mark(timeMicros(scan), "cue", () -> json(cue, cause));
    }

    /** Warnings about a calibration. */
    static String json(List<String> warnings) {
        return warnings.stream()
                .map(warning ->
                        "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(warning)) + "\"")
                .collect(Collectors.joining(",", "{\"warnings\":[", "]}"));
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
