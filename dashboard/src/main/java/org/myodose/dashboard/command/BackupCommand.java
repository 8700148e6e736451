package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.store.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = "Write the store into one file: accounts, people, the audit log.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Recordings, ledgers, calibrations and prescriptions are files already: copy their folders too.",
            "The backup holds hashes of passwords, and names: keep it where nobody else can read it.",
            "",
            "Examples:",
            "  ./myodose backup store.backup",
            "  ./myodose backup store.backup --replace",
            "  ./myodose backup for-the-archive.backup --without-names"
        })
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The backup's file.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "FILE may be there already; it goes when the new one is whole.")
    private boolean replace;

    @Option(names = "--without-names", description = "Leave out whose the pseudonyms are.")
    private boolean withoutNames;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!Kept.location().exists()) {
            throw new UserException(
                    "There is nothing to back up yet: the store begins with the first account or person.");
        }
        Kept.with(store -> {
            Backup written = Backup.write(store, file, !withoutNames, replace);
            Kept.note(store, "backup", (written.names() ? "with names" : "without names"));
            PrintWriter out = Output.of(spec);
            out.println("Wrote " + file + ": " + words(written) + ".");
            out.println("Recordings, ledgers and calibrations are not in it: they are files, copy their folders too.");
            out.flush();
        });
        return 0;
    }

    /** What a backup holds, for a sentence. */
    static String words(Backup backup) {
        int names = backup.rows().getOrDefault("name_key.person_name", 0);
        return backup.rows().getOrDefault("account", 0) + " accounts, "
                + backup.rows().getOrDefault("person", 0) + " people "
                + (backup.names() ? "(" + names + " with names)" : "without names") + ", "
                + backup.rows().getOrDefault("audit_event", 0) + " lines of the audit log";
    }
}
