package org.myodose.dashboard.web;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.live.LiveSession;
import org.myodose.dashboard.session.PeopleBook;
import org.myodose.dashboard.session.SessionDesk;
import org.myodose.dashboard.station.SessionControl;
import org.myodose.dashboard.station.SessionStart;

/** Desks for tests of the doors in front of them. */
final class SessionDesks {

    private SessionDesks() {}

    /** One at a station that begins nothing, with nobody in its book. */
    static SessionDesk idle(Library library) {
        SessionControl idle = new SessionControl() {
            @Override
            public void offerSessions() {}

            @Override
            public void begin(SessionStart start) {}

            @Override
            public void correct(LiveSession better) {}

            @Override
            public void whenRecordingEnds(Consumer<Path> listener) {}

            @Override
            public Optional<Path> recordingFile() {
                return Optional.empty();
            }
        };
        PeopleBook nobody = new PeopleBook() {
            @Override
            public List<String> all() {
                return List.of();
            }

            @Override
            public void note(String pseudonym) {}
        };
        return new SessionDesk(idle, library, Prescriptions.demonstration(), List::of, nobody, InstantSource.system());
    }
}
