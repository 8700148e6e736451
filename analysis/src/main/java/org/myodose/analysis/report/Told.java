package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.session.SessionNote;

/**
 * What people told while one device was recorded, beside what its sensors told: the patient's pain, and that a new session
 * began. Fed into an analysis at the times of then, it leads where it led live.
 */
final class Told implements RecordingVisitor {

    /** @param timeMicros the scan with which it was heard */
    private record Thing(long timeMicros, Consumer<LiveAnalysis> how) {}

    private final Prescription prescription;
    private final SessionSoFar before;
    private final List<Thing> things = new ArrayList<>();
    private boolean pain;
    private int next;

    /**
     * Nothing heard yet.
     *
     * @param prescription what every session of the recording is to be led by
     * @param before what the first of them goes on from
     */
    Told(Prescription prescription, SessionSoFar before) {
        this.prescription = prescription;
        this.before = before;
    }

    /** What the first session of {@code recording} goes on from; nothing as a rule. */
    static SessionSoFar before(Recording recording) {
        return recording
                .description()
                .flatMap(description -> SessionNote.read(description.session()))
                .map(SessionNote::before)
                .orElse(SessionSoFar.NOTHING);
    }

    /** Lets {@code analysis} begin as it began live; before its device introduces itself. */
    void begin(LiveAnalysis analysis) {
        if (!before.equals(SessionSoFar.NOTHING)) {
            analysis.requestSession(prescription, before);
        }
    }

    @Override
    public void onMarker(Marker marker) {
        switch (marker.type()) {
            case "pain" -> {
                Integer rating = number(marker.scalars(), "rating");
                if (rating != null && rating >= 0 && rating <= 10) {
                    pain = true;
                    add(marker, 0, analysis -> analysis.ratePain(rating));
                }
            }
            case "patientStop" -> add(marker, 0, LiveAnalysis::stopForPatient);
            case "painWithdrawn" -> add(marker, 0, LiveAnalysis::withdrawPain);
            // Noted with the last scan of the session before.
            case "session" -> add(marker, 1, analysis -> analysis.requestSession(prescription));
            default -> {
                // Found by the analysis itself, or nothing to it.
            }
        }
    }

    private void add(Marker marker, int afterMicros, Consumer<LiveAnalysis> how) {
        String time = marker.scalars().get("timeMicros");
        if (time != null && time.matches("-?\\d{1,18}")) {
            things.add(new Thing(Long.parseLong(time) + afterMicros, how));
        }
    }

    private static @Nullable Integer number(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Whether the patient's pain was told at all. */
    boolean hasPain() {
        return pain;
    }

    /** Tells {@code analysis} what it was told before or with the scan of this time; to be called before that scan. */
    void tell(LiveAnalysis analysis, long timeMicros) {
        while (next < things.size() && things.get(next).timeMicros() <= timeMicros) {
            things.get(next++).how().accept(analysis);
        }
    }
}
