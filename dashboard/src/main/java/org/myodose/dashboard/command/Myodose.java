package org.myodose.dashboard.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.course.LedgerException;
import org.myodose.analysis.table.OutputException;
import org.myodose.dashboard.UserException;
import org.myodose.device.LinkException;
import org.myodose.device.trace.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point: the tree of commands, and the one place where failures become a sentence and an exit code. */
@Command(
        name = "myodose",
        description = {
            "Lets you see the pressure that a hand doses: live, recorded, and analysed.",
            "Measures a dose; it is not a certified medical device."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ClassCommand.class,
            DevicesCommand.class,
            EmulateCommand.class,
            RecordCommand.class,
            RecoverCommand.class,
            DumpCommand.class,
            AnalyzeCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ScoreCommand.class,
            ProgressCommand.class,
            ThresholdCommand.class,
            ReportCommand.class,
            LedgerCommand.class,
            LatencyCommand.class,
            DoctorCommand.class,
            CalibrateCommand.class,
            SizeCommand.class,
            PrescriptionsCommand.class,
            UsersCommand.class,
            PeopleCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        },
        versionProvider = SoftwareVersion.class,
        mixinStandardHelpOptions = true,
        footer = {"", "Start here, with no hardware:  ./myodose demo"})
public final class Myodose implements Runnable {

    @Option(
            names = "--verbose",
            description = "Show where a failure came from, and the program's log.",
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        // Before any logger is made: the log's level is read once.
        if (Arrays.asList(arguments).contains("--verbose")) {
            System.setProperty("myodose.log", "DEBUG");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command tree, for {@link #main} and for tests. */
    static CommandLine commandLine() {
        Myodose root = new Myodose();
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> Misuse.report(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> root.report(failure, command));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private int report(Exception failure, CommandLine command) throws Exception {
        // These carry a sentence for the user; anything else is a fault of the program.
        boolean usersToMend = failure instanceof UserException
                || failure instanceof LinkException
                || failure instanceof TraceException
                || failure instanceof RecordingException
                || failure instanceof CalibrationException
                || failure instanceof OutputException
                || failure instanceof LedgerException
                || failure instanceof IllegalArgumentException;
        if (verbose) {
            failure.printStackTrace(command.getErr());
        }
        String sentence = usersToMend
                ? String.valueOf(failure.getMessage())
                : "something went wrong inside the program (" + failure + "); run again with --verbose to see where.";
        command.getErr().println("myodose: " + sentence);
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
