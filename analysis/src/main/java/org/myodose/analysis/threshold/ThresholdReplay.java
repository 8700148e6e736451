package org.myodose.analysis.threshold;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingVisitor;

/** Measures a recorded threshold again, with the protocol in the recording and to the same figures, to the last bit. */
public final class ThresholdReplay {

    private ThresholdReplay() {}

    /**
     * The result of a recording, told to {@code listener} as it comes about.
     *
     * @throws RecordingException when it cannot be read, or is not of such a measurement
     */
    public static ThresholdResult of(Recording recording, ThresholdListener listener) throws RecordingException {
        Noted noted = new Noted();
        recording.forEach(noted);
        ThresholdProtocol protocol = noted.protocol;
        if (protocol == null) {
            throw new RecordingException(
                    recording.path().getFileName()
                            + " is no recording of a threshold: it holds no protocol of one. Record with './myodose threshold --record'.");
        }
        ThresholdMeter meter = new ThresholdMeter(protocol, listener, noted.keys);
        recording.forEach(new RecordingReplay(meter));
        return meter.measurement().result();
    }

    /** What stands in markers. These may stand later in the file than what they tell of, hence a pass of their own. */
    private static final class Noted implements RecordingVisitor {

        private final Map<Long, Long> keys = new HashMap<>();
        private @Nullable ThresholdProtocol protocol;

        @Override
        public void onMarker(Marker marker) {
            if (marker.type().equals(ThresholdMarks.PROTOCOL)) {
                protocol = ThresholdJson.protocol(marker.json());
            } else if (marker.type().equals(ThresholdMarks.KEY)) {
                JsonTree key =
                        JsonTree.read("the recording's marker", marker.json()).object("details");
                keys.put((long) key.number("heardMicros"), (long) key.number("pressedMicros"));
            }
        }
    }
}
