package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.Pseudonyms;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.store.Person;
import org.myodose.dashboard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "people",
        subcommands = {PeopleExportCommand.class, PeopleEraseCommand.class},
        description = "Whose pseudonym is whose: kept apart from recordings and ledgers, and erasable.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The name is asked for, and may be left empty.",
            "",
            "Examples:",
            "  ./myodose people add p07",
            "  ./myodose people list --names",
            "  ./myodose people forget p07",
            "  ./myodose people export p07 --recordings recordings --out p07.zip",
            "  ./myodose people erase p07 --recordings recordings"
        })
final class PeopleCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(Output.of(spec));
        }
    }

    @Command(
            name = "add",
            description = "Note somebody under a pseudonym; asks for the name.",
            mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "PSEUDONYM", description = "As in recordings and ledgers; no real name.")
                    String pseudonym) {
        Pseudonyms.requireNew(pseudonym, List.of());
        Kept.with(store -> {
            String name = new Prompt(Output.progressOf(spec))
                    .line("Name of " + pseudonym + ", or nothing to keep none")
                    .strip();
            store.people().add(pseudonym, name.isEmpty() ? Optional.empty() : Optional.of(name));
            told(
                    store,
                    "add person",
                    pseudonym,
                    pseudonym + " is noted" + (name.isEmpty() ? ", without a name." : "."));
        });
    }

    @Command(name = "list", description = "Show all pseudonyms.", mixinStandardHelpOptions = true)
    void list(
            @Option(names = "--names", description = "Show the names too; the audit log notes it.") boolean names,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        PrintWriter out = Output.of(spec);
        if (!Kept.location().exists()) {
            out.println(json ? "[]" : "Nobody is noted: ./myodose people add PSEUDONYM notes somebody.");
            out.flush();
            return;
        }
        Kept.with(store -> {
            List<Shown> shown = store.people().all().stream()
                    .map(person -> Shown.of(person, names))
                    .toList();
            if (names) {
                Kept.note(store, "see names", "all people");
            }
            if (json) {
                out.println(Json.of(shown));
            } else {
                shown.forEach(person -> out.println(person.line()));
            }
            out.flush();
        });
    }

    /**
     * One of the list.
     *
     * @param name null where it was not asked for, never given, or erased
     */
    private record Shown(
            String pseudonym, String since, @Nullable String name) {

        static Shown of(Person person, boolean withName) {
            return new Shown(
                    person.pseudonym(),
                    person.since().toString(),
                    withName ? person.name().orElse(null) : null);
        }

        String line() {
            return name == null ? pseudonym : pseudonym + ": " + name;
        }
    }

    @Command(
            name = "forget",
            description = "Erase a name for good: nobody can say any more whose the recordings are.",
            mixinStandardHelpOptions = true)
    void forget(@Parameters(paramLabel = "PSEUDONYM", description = "Whose.") String pseudonym) {
        String done = Kept.sentence(store -> {
            required(store, pseudonym);
            if (!store.people().forgetName(pseudonym)) {
                throw new UserException("No name is kept for '" + pseudonym + "', so there is none to erase.");
            }
            Kept.note(store, "forget name", pseudonym);
            return "The name of " + pseudonym + " is erased here. Backups made before still hold it.";
        });
        Output.of(spec).println(done);
        Output.of(spec).flush();
    }

    private static Person required(Store store, String pseudonym) {
        return store.people()
                .find(pseudonym)
                .orElseThrow(() -> new UserException(
                        "There is no person '" + pseudonym + "': ./myodose people list shows those that there are."));
    }

    private void told(Store store, String action, String target, String sentence) {
        Kept.note(store, action, target);
        Output.of(spec).println(sentence);
        Output.of(spec).flush();
    }
}
