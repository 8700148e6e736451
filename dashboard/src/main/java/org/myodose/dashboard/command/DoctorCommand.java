package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.doctor.Doctor;
import org.myodose.dashboard.doctor.Finding;
import org.myodose.dashboard.doctor.Verdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = {
            "Look at this machine: Java, ports, disk, clock, scheduler; tell what to mend, and how.",
            "Changes nothing and needs no rights."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  ./myodose doctor --folder recordings --json"})
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where you record; its disk is tried (default: this folder).")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print a JSON array, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.ofThisMachine(folder.toAbsolutePath()).findings();
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(Json.of(findings.stream().map(Finding::fields).toList()));
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        out.flush();
        boolean ill = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.PROBLEM);
        return ill ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private static void print(Finding finding, PrintWriter out) {
        out.printf(Locale.ROOT, "%-8s %s: %s%n", finding.verdict().label(), finding.about(), finding.seen());
        if (!finding.mend().isEmpty()) {
            out.println("             " + finding.mend());
        }
    }
}
