package org.myodose.dashboard.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command line that cannot be understood into one sentence and where to read on. */
final class Misuse {

    private Misuse() {}

    /** Prints the sentence; returns the exit code. */
    static int report(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println("myodose: " + sentence(wrong, name) + " './" + name + " --help' shows what it takes.");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException wrong, String name) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String what = unmatched.getUnmatched().getFirst();
            boolean command = !unmatched.isUnknownOption()
                    && !wrong.getCommandLine().getSubcommands().isEmpty();
            return (command ? "There is no command '" + what + "'" : "'" + name + "' does not take '" + what + "'")
                    + suggestion(what, unmatched.getSuggestions());
        }
        String message = String.valueOf(wrong.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    /** Picocli's nearest name is often far off; one that begins alike is worth a word. */
    private static String suggestion(String what, List<String> names) {
        String nearest = names.isEmpty() ? "" : names.getFirst().replaceFirst("^myodose ", "");
        boolean alike = !what.isEmpty() && nearest.startsWith(what.substring(0, 1)) && !what.startsWith("-");
        return alike ? ": did you mean '" + nearest + "'?" : ".";
    }
}
