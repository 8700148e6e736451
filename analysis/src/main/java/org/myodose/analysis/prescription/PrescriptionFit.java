package org.myodose.analysis.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.myodose.device.ForceUnit;

/** Whether a prescription can be held against what is measured; where not, a sentence says what is missing and what to do. */
public final class PrescriptionFit {

    private PrescriptionFit() {}

    /** Of forces that were measured: why no time in the band, and no score, can be told. Empty where they can. */
    public static Optional<String> ofForces(Prescription prescription, ForceUnit unit) {
        if (!unit.isForce()) {
            return Optional.of("'" + prescription.name()
                    + "' is in newtons, but these forces are counts, so nobody knows whether they lay in its band: record"
                    + " with --calibration, or name a table's unit with --unit.");
        }
        return prescription.hasOneBand()
                ? Optional.empty()
                : Optional.of("'" + prescription.name()
                        + "' asks for several bands, so there is no time in one band: name the band to look at with"
                        + " --band.");
    }

    /**
     * Of devices that are about to measure.
     *
     * @param names what people call them
     * @param units what each gives, in the same order
     * @return one sentence for each thing that cannot be done; empty where all can
     */
    public static List<String> ofDevices(Prescription prescription, List<String> names, List<ForceUnit> units) {
        List<String> sentences = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            if (!units.get(index).isForce()) {
                sentences.add("'" + prescription.name() + "' is in newtons, but " + names.get(index)
                        + " gives counts, so its band, ceiling and repetitions cannot be followed: give its --calibration,"
                        + " which ./myodose calibrate makes.");
            }
        }
        int sites = prescription.sites().size();
        if (sites > 1 && names.size() > 1) {
            sentences.add("'" + prescription.name() + "' leads through " + sites + " places, and each of the "
                    + names.size()
                    + " devices leads through all of them by itself, for none knows where another presses:"
                    + " give such a prescription with one device, or one without places.");
        }
        return sentences;
    }
}
