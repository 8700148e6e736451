package org.myodose.dashboard.session;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.Pseudonyms;
import org.myodose.dashboard.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is noted in the store, which may fail without keeping anybody from a session. Any thread; may wait for a disk. */
final class KnownPeople {

    private static final Logger LOG = LoggerFactory.getLogger(KnownPeople.class);

    /**
     * What came of asking.
     *
     * @param problem why nobody is told, one sentence; null where all are
     */
    record Asked(List<String> people, @Nullable String problem) {}

    private final PeopleBook book;

    KnownPeople(PeopleBook book) {
        this.book = book;
    }

    Asked ask() {
        try {
            return new Asked(book.all(), null);
        } catch (UserException unable) {
            LOG.warn("Those who are noted are not known", unable);
            return new Asked(List.of(), unable.getMessage());
        }
    }

    /**
     * Looks at what somebody is called who may be new; whoever has recordings, or is noted, may stay as they are.
     *
     * @param recorded who has recordings
     * @throws IllegalArgumentException when somebody new cannot be called so
     */
    void require(String person, Collection<String> recorded) {
        if (recorded.contains(person)) {
            return;
        }
        List<String> known =
                Stream.concat(recorded.stream(), ask().people().stream()).toList();
        if (!known.contains(person)) {
            Pseudonyms.complaint(person, known).ifPresent(sentence -> {
                throw new IllegalArgumentException(sentence);
            });
        }
    }

    /** The session runs by now, and is in its recording: a store that cannot be written must not make it look refused. */
    void noteForNextTime(String person) {
        try {
            book.note(person);
        } catch (UserException unable) {
            LOG.warn("{} is not noted among the people", person, unable);
        }
    }
}
