package org.myodose.dashboard.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionSummary;
import org.myodose.analysis.prescription.WrittenPrescription;

/**
 * What the program's own reader of prescriptions says of a text. One that goes by a person's threshold is tried with an example,
 * where none is given: its other faults shall be found before that person comes.
 *
 * @param fault what is wrong; null where nothing is
 * @param summary what it asks for, on one page; empty where something is wrong
 * @param needsThreshold whether it goes by a person's threshold that is not in it
 */
public record PrescriptionCheck(@Nullable PrescriptionException fault, String summary, boolean needsThreshold) {

    private static final String EXAMPLE = "50 N";
    private static final String THRESHOLD = "threshold";

    /**
     * Reads it.
     *
     * @param name stands in complaints
     * @param threshold of a person, as a file has it; null for none
     */
    public static PrescriptionCheck of(String name, String text, @Nullable String threshold) {
        boolean needs = false;
        try {
            WrittenPrescription written = WrittenPrescription.parse(name, text);
            needs = written.needsThreshold();
            if (needs || threshold != null) {
                written = written.with(THRESHOLD, threshold == null ? EXAMPLE : threshold, THRESHOLD);
            }
            return new PrescriptionCheck(null, PrescriptionSummary.of(written.prescription(), written), needs);
        } catch (PrescriptionException refused) {
            return new PrescriptionCheck(refused, "", needs);
        }
    }

    /** @throws PrescriptionException when it cannot be used */
    static void require(String name, String text) {
        PrescriptionException fault = of(name, text, null).fault();
        if (fault != null) {
            throw fault;
        }
    }

    /** For programs. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("good", fault == null);
        fields.put("summary", summary);
        fields.put("needsThreshold", needsThreshold);
        fields.put("exampleThreshold", EXAMPLE);
        if (fault != null) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("line", fault.line().isPresent() ? fault.line().getAsInt() : null);
            told.put("key", fault.key());
            told.put("reason", fault.reason());
            fields.put("fault", told);
        }
        return fields;
    }
}
