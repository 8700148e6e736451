package org.myodose.dashboard.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.dashboard.station.SessionControl;
import org.myodose.dashboard.station.SessionStart;

/** Begins nothing, but remembers. */
final class RememberingStation implements SessionControl {

    final List<SessionStart> begun = new ArrayList<>();
    final List<LiveSession> corrected = new ArrayList<>();
    boolean offers;
    Optional<Path> recordingFile = Optional.empty();
    Consumer<Path> whenRecordingEnds = file -> {};

    @Override
    public void offerSessions() {
        offers = true;
    }

    @Override
    public void begin(SessionStart start) {
        begun.add(start);
        recordingFile = Optional.of(start.file());
    }

    @Override
    public void correct(LiveSession better) {
        corrected.add(better);
    }

    @Override
    public void whenRecordingEnds(Consumer<Path> listener) {
        whenRecordingEnds = listener;
    }

    @Override
    public Optional<Path> recordingFile() {
        return recordingFile;
    }
}
