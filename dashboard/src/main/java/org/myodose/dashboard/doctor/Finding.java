package org.myodose.dashboard.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param about what, in a word or two; docs/doctor.md explains each
 * @param verdict how it stands
 * @param seen what was found, as a sentence
 * @param mend the command or line that mends it; empty where nothing is to be mended
 */
public record Finding(String about, Verdict verdict, String seen, String mend) {

    /** As programs are told it; {@code mend} is null where nothing is to be mended. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("about", about);
        fields.put("verdict", verdict.label());
        fields.put("seen", seen);
        fields.put("mend", mend.isEmpty() ? null : mend);
        return fields;
    }

    static Finding good(String about, String seen) {
        return new Finding(about, Verdict.GOOD, seen, "");
    }

    static Finding advice(String about, String seen, String mend) {
        return new Finding(about, Verdict.ADVICE, seen, mend);
    }

    static Finding problem(String about, String seen, String mend) {
        return new Finding(about, Verdict.PROBLEM, seen, mend);
    }

    static Finding unknown(String about, String seen) {
        return new Finding(about, Verdict.UNKNOWN, seen, "");
    }
}
