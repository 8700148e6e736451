package org.myodose.dashboard.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.session.OwnPrescription;
import org.myodose.dashboard.session.PeopleBook;
import org.myodose.dashboard.session.SessionDesk;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.store.LazyStore;
import org.myodose.dashboard.store.People;
import org.myodose.dashboard.store.Person;
import org.myodose.dashboard.store.StoreLocation;

/** What sessions of people need of the program, for the command that serves them. */
final class SessionRooms {

    private SessionRooms() {}

    /** @param parts close what must be closed */
    static SessionDesk desk(OpenParts parts, Station station, Library library, Prescription ofTheRun) {
        StoreLocation location = Kept.location();
        LazyStore store = parts.add(new LazyStore(location));
        return new SessionDesk(
                station,
                library,
                ofTheRun,
                SessionRooms::own,
                new StoredPeople(location, store),
                InstantSource.system());
    }

    /** Those that people saved on the setup page. */
    static List<OwnPrescription> own() {
        return PrescriptionOptions.own().own().stream()
                .map(entry -> new OwnPrescription(entry.id(), entry.text()))
                .toList();
    }

    /** Those of the store; where nothing was ever kept, nobody, and nothing is begun to be kept. */
    private record StoredPeople(StoreLocation location, LazyStore store) implements PeopleBook {

        @Override
        public List<String> all() {
            return asked(people -> people.all().stream().map(Person::pseudonym).toList())
                    .orElse(List.of());
        }

        @Override
        public void note(String pseudonym) {
            asked(people -> {
                if (people.find(pseudonym).isEmpty()) {
                    people.add(pseudonym, Optional.empty());
                }
                return pseudonym;
            });
        }

        /** Whatever a database throws has a kind of its own: a disk, a network, a server that is starting. */
        private <T> Optional<T> asked(Function<People, T> question) {
            try {
                return location.exists()
                        ? Optional.of(question.apply(store.get().people()))
                        : Optional.empty();
            } catch (UserException told) {
                throw told;
            } catch (RuntimeException failure) {
                throw new UserException(
                        "The store " + location + " does not answer: see that its disk or server is there.", failure);
            }
        }
    }
}
