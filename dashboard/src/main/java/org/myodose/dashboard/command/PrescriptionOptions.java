package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.UserException;
import picocli.CommandLine.Option;

/** What is to be given, on the command line: a built-in prescription, and whatever of it is wanted otherwise. */
final class PrescriptionOptions {

    @Option(
            names = "--prescription",
            paramLabel = "NAME",
            description = "A built-in prescription to start from (default: ${DEFAULT-VALUE}).",
            defaultValue = "Demonstration")
    private String name = "Demonstration";

    @Option(names = "--band", paramLabel = "LOW:HIGH", description = "Target band in newtons, such as 35:45.")
    private @Nullable String band;

    @Option(names = "--hold-seconds", paramLabel = "S", description = "Seconds inside the band that make a hold done.")
    private @Nullable Double holdSeconds;

    @Option(names = "--repetitions", paramLabel = "N", description = "How many holds.")
    private @Nullable Integer repetitions;

    @Option(names = "--rest-seconds", paramLabel = "S", description = "Pause between two holds.")
    private @Nullable Double restSeconds;

    @Option(names = "--ceiling", paramLabel = "N", description = "Force in newtons never to be exceeded.")
    private @Nullable Double ceiling;

    /** The prescription that these options make; refused with the reason when it contradicts itself. */
    Prescription prescription() {
        Prescription basis = Prescriptions.byName(name).orElseThrow(this::unknown);
        ForceBand wanted =
                band == null ? new ForceBand(basis.bandLowNewtons(), basis.bandHighNewtons()) : ForceBand.parse(band);
        return new Prescription(
                basis.name(),
                basis.basis(),
                wanted.low(),
                wanted.high(),
                given(holdSeconds, basis.holdSeconds()),
                basis.loadingRateLowNewtonsPerSecond(),
                basis.loadingRateHighNewtonsPerSecond(),
                repetitions == null ? basis.repetitions() : repetitions,
                given(restSeconds, basis.restSeconds()),
                // A band moved above the usual ceiling needs a ceiling of its own, said aloud.
                given(ceiling, basis.ceilingNewtons()));
    }

    private static double given(@Nullable Double wanted, double usual) {
        return wanted == null ? usual : wanted;
    }

    private UserException unknown() {
        return new UserException("There is no prescription '" + name + "': the built-in ones are '"
                + String.join(
                        "', '",
                        Prescriptions.all().stream().map(Prescription::name).toList()) + "'.");
    }
}
