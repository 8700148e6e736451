package org.myodose.dashboard.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.setup.PrescriptionFolder;
import org.myodose.dashboard.store.StoreLocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is to be given, on the command line: a prescription, and whatever of it is wanted otherwise. */
final class PrescriptionOptions {

    private static final List<String> OPTIONS =
            List.of("--prescription", "--band", "--hold-seconds", "--repetitions", "--rest-seconds", "--ceiling");

    @Option(
            names = "--prescription",
            paramLabel = "NAME|FILE",
            description =
                    "A built-in prescription, or a file; see ./myodose prescriptions (default: ${DEFAULT-VALUE}).",
            defaultValue = "Demonstration")
    private String name = "Demonstration";

    @Mixin
    private final PersonOptions person = new PersonOptions();

    @Option(names = "--band", paramLabel = "LOW:HIGH", description = "Target band in newtons, such as 35:45.")
    private @Nullable String band;

    @Option(names = "--hold-seconds", paramLabel = "S", description = "Seconds inside the band that make a hold done.")
    private @Nullable Double holdSeconds;

    @Option(names = "--repetitions", paramLabel = "N", description = "How many holds; with sites, at each.")
    private @Nullable Integer repetitions;

    @Option(names = "--rest-seconds", paramLabel = "S", description = "Pause between two holds.")
    private @Nullable Double restSeconds;

    @Option(names = "--ceiling", paramLabel = "N", description = "Force in newtons never to be exceeded.")
    private @Nullable Double ceiling;

    /** The prescription that these options make; refused with the reason when it contradicts itself. */
    Prescription prescription() {
        WrittenPrescription written = person.applyTo(find(name));
        if (band != null) {
            ForceBand wanted = ForceBand.parse(band);
            written = written.with("band", plain(wanted.low()) + " to " + plain(wanted.high()) + " N", "--band");
        }
        written = with(written, "hold", holdSeconds, " s", "--hold-seconds");
        written = with(written, "repetitions", repetitions, "", "--repetitions");
        written = with(written, "rest", restSeconds, " s", "--rest-seconds");
        // A band moved above the usual ceiling needs a ceiling of its own, said aloud.
        return with(written, "ceiling", ceiling, " N", "--ceiling").prescription();
    }

    /** Whether anything of it was said on the command line of {@code command}; if not, a recording may know better. */
    boolean areGiven(@Nullable CommandSpec command) {
        return person.areGiven()
                || (command != null
                        && OPTIONS.stream().anyMatch(command.commandLine().getParseResult()::hasMatchedOption));
    }

    private static WrittenPrescription with(
            WrittenPrescription written, String key, @Nullable Number figure, String unit, String option) {
        return figure == null ? written : written.with(key, plain(figure.doubleValue()) + unit, option);
    }

    /** With as many decimals as a prescription may have; what is no figure is refused by its own name. */
    private static String plain(double figure) {
        if (!Double.isFinite(figure)) {
            return Double.toString(figure);
        }
        String digits = String.format(Locale.ROOT, "%.9f", figure);
        return digits.replaceAll("\\.?0+$", "");
    }

    /** A built-in one of that name, else the file, else one that was saved on the setup page. */
    static WrittenPrescription find(String nameOrFile) {
        return builtIn(nameOrFile).map(BuiltIn::written).orElseGet(() -> WrittenPrescription.read(file(nameOrFile)));
    }

    /** Those that people saved here. */
    static PrescriptionFolder own() {
        return new PrescriptionFolder(StoreLocation.usual(System.getenv()).resolve("prescriptions"));
    }

    static Optional<BuiltIn> builtIn(String nameOrFile) {
        return Prescriptions.byName(nameOrFile);
    }

    private static Path file(String name) {
        try {
            Path file = Path.of(name);
            if (Files.exists(file)) {
                return file;
            }
        } catch (InvalidPathException noPath) {
            throw unknown(name);
        }
        return own().find(name).map(PrescriptionFolder.Entry::file).orElseThrow(() -> unknown(name));
    }

    static UserException unknown(String name) {
        return new UserException("There is no prescription '" + name
                + "', nor a file of that name: the built-in ones are '"
                + String.join(
                        "', '", Prescriptions.all().stream().map(BuiltIn::name).toList()) + "'.");
    }
}
