package org.myodose.dashboard.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: what picocli was given, so that tests can listen. */
final class Output {

    private Output() {}

    /** For results. */
    static PrintWriter of(@Nullable CommandSpec spec) {
        return required(spec).commandLine().getOut();
    }

    /** For progress and notices, which a program that reads the results does not want. */
    static PrintWriter progressOf(@Nullable CommandSpec spec) {
        return required(spec).commandLine().getErr();
    }

    private static CommandSpec required(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("a command prints only when it was started from the command line");
        }
        return spec;
    }
}
