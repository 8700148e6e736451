package org.myodose.dashboard.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: what picocli was given, so that tests can listen. */
final class Output {

    private Output() {}

    static PrintWriter of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("a command prints only when it was started from the command line");
        }
        return spec.commandLine().getOut();
    }
}
