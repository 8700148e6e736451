package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.store.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Put what a backup holds into the store, whole or not at all.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A backup of the embedded database goes into PostgreSQL, and back; one of an older Myodose into this one.",
            "The audit log only grows: lines that are in the backup alone are added.",
            "",
            "Examples:",
            "  ./myodose restore store.backup --check",
            "  ./myodose restore store.backup",
            "  ./myodose restore store.backup --replace"
        })
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What ./myodose backup wrote.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "The accounts and people that the store holds now may go.")
    private boolean replace;

    @Option(names = "--check", description = "Only say whether the file is whole, and what it holds.")
    private boolean checkOnly;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        // Before a store is made, or touched.
        Backup checked = Backup.check(file);
        PrintWriter out = Output.of(spec);
        if (checkOnly) {
            out.println(file + " is whole, written " + checked.written() + ": " + BackupCommand.words(checked) + ".");
            out.flush();
            return 0;
        }
        out.println(Kept.sentence(store -> {
            Backup restored = Backup.restore(store, file, replace);
            Kept.note(store, "restore", "backup of " + restored.written());
            return "Restored from " + file + ": " + BackupCommand.words(restored) + ".";
        }));
        out.flush();
        return 0;
    }
}
