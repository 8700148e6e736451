package org.myodose.dashboard.store;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.myodose.dashboard.Pseudonyms;
import org.myodose.dashboard.UserException;

/**
 * Who is behind a pseudonym. Recordings and ledgers know only that; the key to the name is kept apart, and can be erased, after
 * which nobody can say any more whose the recordings are. Any thread may call.
 */
public final class People {

    private static final int LONGEST_NAME = 200;

    private final PersonRows people;
    private final NameRows names;
    private final InstantSource clock;
    private final List<Erasure.Erased> erased = new CopyOnWriteArrayList<>();
    private volatile boolean somethingErased;

    People(PersonRows people, NameRows names, InstantSource clock) {
        this.people = people;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Notes somebody.
     *
     * @param name empty where it is to be kept nowhere
     * @throws UserException when there is somebody of that pseudonym, or of one that could be mixed up with it, or it is none
     */
    public void add(String pseudonym, Optional<String> name) {
        Pseudonyms.require(pseudonym);
        name.ifPresent(People::requireName);
        if (people.existsById(pseudonym)) {
            throw new UserException("There is a person '" + pseudonym + "' already: give another pseudonym.");
        }
        Pseudonyms.requireNew(
                pseudonym, people.findAll().stream().map(PersonRow::pseudonym).toList());
        people.save(new PersonRow(pseudonym, clock.instant()));
        erased.removeIf(gone -> gone.pseudonym().equals(pseudonym));
        name.ifPresent(written -> names.save(new NameRow(pseudonym, written.strip())));
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new UserException("A name has 1 to " + LONGEST_NAME + " characters.");
        }
    }

    /** All, by pseudonym. */
    public List<Person> all() {
        return people.findAll().stream()
                .map(this::person)
                .sorted(Comparator.comparing(Person::pseudonym))
                .toList();
    }

    /** Who has that pseudonym. */
    public Optional<Person> find(String pseudonym) {
        return people.findById(pseudonym).map(this::person);
    }

    private Person person(PersonRow row) {
        return new Person(
                row.pseudonym(), row.since(), names.findById(row.pseudonym()).map(NameRow::name));
    }

    /** Erases the key: whose pseudonym it was is known to nobody any more. Whether there was a name. */
    public boolean forgetName(String pseudonym) {
        note(pseudonym, false);
        return names.delete(pseudonym) > 0;
    }

    /** Erases the person with the key. Whether there was somebody. */
    public boolean remove(String pseudonym) {
        note(pseudonym, true);
        names.delete(pseudonym);
        return people.delete(pseudonym) > 0;
    }

    private void note(String pseudonym, boolean person) {
        somethingErased = true;
        String name = names.findById(pseudonym).map(NameRow::name).orElse(null);
        erased.add(new Erasure.Erased(pseudonym, name, person));
    }

    /** Whether something was erased that must not stay in a file. */
    boolean hasErased() {
        return somethingErased;
    }

    /** Who was erased and not noted again since. */
    List<Erasure.Erased> erased() {
        return List.copyOf(erased);
    }

    /** All were replaced, and may be known again. */
    void replaced() {
        erased.clear();
    }
}
