package org.myodose.dashboard.station;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.dashboard.live.LiveSession;

/** What sessions of people need of a station. Methods may be called from any thread. */
public interface SessionControl {

    /** Tells all pages that sessions of people can be begun here. */
    void offerSessions();

    /**
     * Begins a session of somebody on all devices, in a recording of its own: with each device's next scan time begins anew, and the
     * recording before ends in order.
     *
     * @throws RecordingException when the file cannot be made; then all goes on as before
     */
    void begin(SessionStart start) throws RecordingException;

    /** Tells pages what is known better now of a session that has begun, or is about to. */
    void correct(LiveSession better);

    /**
     * Has a listener told each recording that ended because a session began, when its file is whole.
     *
     * @param listener told on a thread that has time; takes the place of an earlier one
     */
    void whenRecordingEnds(Consumer<Path> listener);

    /** The file into which is recorded now; empty where nothing is. */
    Optional<Path> recordingFile();
}
