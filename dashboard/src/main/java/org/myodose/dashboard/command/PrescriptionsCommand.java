package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.PrescriptionSummary;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.setup.PrescriptionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "prescriptions",
        description = "List the built-in prescriptions and those saved on the setup page; show one; check a file.",
        mixinStandardHelpOptions = true,
        subcommands = {PrescriptionsCommand.Show.class, PrescriptionsCommand.Check.class},
        footer = {
            "",
            "Examples:",
            "  ./myodose prescriptions --help",
            "  ./myodose prescriptions show 30-s-x-4",
            "  ./myodose prescriptions check mine.prescription --threshold 45"
        })
final class PrescriptionsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        int width = Prescriptions.all().stream()
                .mapToInt(one -> one.shortName().length())
                .max()
                .orElse(0);
        for (BuiltIn one : Prescriptions.all()) {
            String needs = one.written().needsThreshold() ? " (needs --threshold)" : "";
            out.println(one.shortName() + " ".repeat(width + 2 - one.shortName().length()) + one.name() + needs);
        }
        for (PrescriptionFolder.Entry own : PrescriptionOptions.own().own()) {
            out.println(own.id() + "  " + own.name() + " (" + own.file() + ")");
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "show",
            description = "Print a built-in prescription as the file that it is, to be changed and kept.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "One of those that './myodose prescriptions' lists.")
        private String name = "";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            BuiltIn one = PrescriptionOptions.builtIn(name).orElseThrow(() -> PrescriptionOptions.unknown(name));
            Output.of(spec).print(one.text());
            Output.of(spec).flush();
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Say what is wrong with a prescription, or what it asks for, on one page in plain words.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A prescription's file, or the name of a built-in one.")
        private String name = "";

        @Mixin
        private final PersonOptions person = new PersonOptions();

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            WrittenPrescription written = person.applyTo(PrescriptionOptions.find(name));
            Output.of(spec).print(PrescriptionSummary.of(written.prescription(), written));
            Output.of(spec).flush();
            return 0;
        }
    }
}
