package org.myodose.dashboard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        description = "Erase somebody for good: name, pseudonym, recordings and what is beside them.",
        mixinStandardHelpOptions = true)
final class PeopleEraseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PSEUDONYM", description = "Whom.")
    private String pseudonym = "";

    @Option(names = "--yes", description = "Do not ask; for scripts.")
    private boolean yes;

    @Mixin
    private final LibraryOptions recordings = new LibraryOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.of(spec).println(Kept.location().exists() ? Kept.sentence(this::erase) : erase(null));
        Output.of(spec).flush();
        return 0;
    }

    /** Returns what was done, for when the store has made sure of it. */
    private String erase(@Nullable Store store) {
        PersonalData data = PersonalData.find(store, recordings, pseudonym);
        requireNoneUnderWay(data);
        PrintWriter told = Output.progressOf(spec);
        told.println("Of " + pseudonym + " there is: " + data.words() + ".");
        data.files().own().forEach(file -> told.println("  " + file));
        data.cannot().forEach(told::println);
        if (!yes && !new Prompt(told).yes("Erase it for good")) {
            throw new UserException("Nothing was erased.");
        }
        int files = eraseFiles(data, store);
        if (store != null) {
            store.people().remove(pseudonym);
            Kept.note(store, "erase person", pseudonym);
        }
        return pseudonym + " is erased: " + files + " files"
                + (data.person() == null ? "" : ", and the person in the store")
                + ". Backups, exports and copies made before still hold what was in them.";
    }

    private void requireNoneUnderWay(PersonalData data) {
        try {
            List<Path> underWay = data.files().underWay(Instant.now());
            if (!underWay.isEmpty()) {
                throw new UserException(
                        underWay.getFirst() + " is being recorded just now: end that session, or the program"
                                + " that records it, and then erase " + pseudonym + ". Nothing was erased.");
            }
        } catch (IOException unreadable) {
            throw new UserException(
                    "The recordings of " + pseudonym + " cannot be looked at (" + unreadable.getMessage()
                            + "): see to that file, and erase again. Nothing was erased.",
                    unreadable);
        }
    }

    /** Files first: the person stays known until the last of them is gone, so that it can be done again. */
    private int eraseFiles(PersonalData data, @Nullable Store store) {
        try {
            return data.files().erase(LibraryOptions.cache(System.getenv()));
        } catch (IOException refused) {
            if (store != null) {
                Kept.note(store, "erase person", pseudonym + " (not whole)");
            }
            throw new UserException(
                    "Not all of " + pseudonym + " could be erased (" + refused.getMessage()
                            + "): see to that file, and erase again.",
                    refused);
        }
    }
}
