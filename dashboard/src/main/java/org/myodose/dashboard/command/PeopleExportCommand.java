package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Write all that is known of somebody into one ZIP file, to be handed to them.",
        mixinStandardHelpOptions = true)
final class PeopleExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PSEUDONYM", description = "Whose.")
    private String pseudonym = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The ZIP file, which must not exist yet.")
    private Path out = Path.of("");

    @Mixin
    private final LibraryOptions recordings = new LibraryOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (Kept.location().exists()) {
            Kept.with(this::export);
        } else {
            export(null);
        }
        return 0;
    }

    private void export(@Nullable Store store) {
        PersonalData data = PersonalData.find(store, recordings, pseudonym);
        data.write(out);
        if (store != null) {
            Kept.note(store, "export person", pseudonym);
        }
        Output.of(spec)
                .println("Wrote " + out + ": " + data.words() + ", "
                        + data.audit().size() + " lines of the audit log.");
        data.files().unread().forEach((ledger, why) -> Output.of(spec).println(ledger + " was left out: " + why));
        Output.of(spec).flush();
    }
}
