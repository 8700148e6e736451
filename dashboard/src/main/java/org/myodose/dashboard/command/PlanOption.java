package org.myodose.dashboard.command;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.WrittenPrescription;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was to be given, where somebody says so: a prescription for whoever it was for. */
final class PlanOption {

    @Option(
            names = "--prescription",
            paramLabel = "NAME|FILE",
            description = "What was to be given: a built-in prescription, or a file; see ./myodose prescriptions.")
    private @Nullable String name;

    @Mixin
    private final PersonOptions person = new PersonOptions();

    /** The prescription for this person; null where none was named. */
    @Nullable
    WrittenPrescription written() {
        return name == null ? null : person.applyTo(PrescriptionOptions.find(name));
    }
}
