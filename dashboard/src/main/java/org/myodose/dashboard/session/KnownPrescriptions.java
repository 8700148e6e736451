package org.myodose.dashboard.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Contraindication;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.prescription.Prescriptions.BuiltIn;
import org.myodose.analysis.prescription.Site;
import org.myodose.analysis.prescription.WrittenPrescription;

/**
 * The prescriptions that a session, or a class's drill, can go by: the one that the program was started with, one's own, and the
 * built-in ones. Any thread.
 */
public final class KnownPrescriptions {

    /** The one that the program was started with, where it is no built-in one. */
    static final String OF_THE_RUN = "run";

    /** With which one that goes by a person's threshold is looked at before that person is known. */
    private static final String EXAMPLE_THRESHOLD = "50 N";

    /**
     * One to be chosen.
     *
     * @param sites empty where it names none, and so is given at one that is to be said
     * @param refused why it cannot be used, one sentence; null where it can
     */
    public record Choice(
            String id,
            String name,
            boolean needsThreshold,
            boolean limitsFirstSession,
            List<String> sites,
            List<Contraindication> checklist,
            @Nullable String refused) {}

    private final Prescription ofTheRun;
    private final Supplier<List<OwnPrescription>> own;

    /** @param own those that people saved on this machine; asked for each time */
    public KnownPrescriptions(Prescription ofTheRun, Supplier<List<OwnPrescription>> own) {
        this.ofTheRun = ofTheRun;
        this.own = own;
    }

    /** All, the one of the run first. */
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        if (builtInOfTheRun().isEmpty()) {
            choices.add(choice(OF_THE_RUN, ofTheRun.text()));
        }
        own.get().forEach(one -> choices.add(choice(one.id(), one.text())));
        Prescriptions.all().forEach(one -> choices.add(choice(one.shortName(), one.text())));
        return choices;
    }

    /** The id of the one of the run. */
    public String ofTheRun() {
        return builtInOfTheRun().map(BuiltIn::shortName).orElse(OF_THE_RUN);
    }

    /** The id of the one of that name, as recordings have it; of the run where there is none any more. */
    String idOf(String name) {
        return choices().stream()
                .filter(choice -> choice.name().equals(name) && choice.refused() == null)
                .map(Choice::id)
                .findFirst()
                .orElseGet(this::ofTheRun);
    }

    private Optional<BuiltIn> builtInOfTheRun() {
        return Prescriptions.all().stream()
                .filter(one -> one.written().text().equals(ofTheRun.text()))
                .findFirst();
    }

    private static Choice choice(String id, String text) {
        String name = id;
        boolean needsThreshold = false;
        try {
            WrittenPrescription written = WrittenPrescription.parse(id, text);
            name = written.name();
            needsThreshold = written.needsThreshold();
            Prescription prescription = (needsThreshold
                            ? written.with("threshold", EXAMPLE_THRESHOLD, "an example")
                            : written)
                    .prescription();
            return new Choice(
                    id,
                    name,
                    needsThreshold,
                    written.limitsFirstSession(),
                    prescription.sites().stream().map(Site::name).toList(),
                    prescription.checklist(),
                    null);
        } catch (PrescriptionException senseless) {
            return new Choice(id, name, needsThreshold, false, List.of(), List.of(), senseless.getMessage());
        }
    }

    /**
     * The one of that id, as it is written.
     *
     * @throws PrescriptionException when what somebody saved under it cannot be read
     */
    public Optional<WrittenPrescription> find(String id) {
        if (id.equals(OF_THE_RUN)) {
            return Optional.of(WrittenPrescription.parse(ofTheRun.name(), ofTheRun.text()));
        }
        return own.get().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> WrittenPrescription.parse(id, one.text()))
                .or(() -> Prescriptions.all().stream()
                        .filter(one -> one.shortName().equals(id))
                        .findFirst()
                        .map(BuiltIn::written));
    }
}
