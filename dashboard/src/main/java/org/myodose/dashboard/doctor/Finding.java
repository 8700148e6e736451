package org.myodose.dashboard.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param about what, in a word or two; docs/doctor.md explains each
 * @param verdict how it stands
 * @param seen what was found, as a sentence
 * @param mend the command or line that mends it; empty where nothing is to be mended
 * @param code what was found, for pages that tell it in another language; docs/doctor.md has the list
 * @param figures numbers, names and paths that the code speaks of
 */
public record Finding(
        String about, Verdict verdict, String seen, String mend, String code, Map<String, Object> figures) {

    public Finding {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** As programs are told it; {@code mend} is null where nothing is to be mended. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("about", about);
        fields.put("verdict", verdict.label());
        fields.put("seen", seen);
        fields.put("mend", mend.isEmpty() ? null : mend);
        fields.put("code", code);
        fields.put("figures", figures);
        return fields;
    }

    static Finding good(String about, String seen, String code, Map<String, Object> figures) {
        return new Finding(about, Verdict.GOOD, seen, "", code, figures);
    }

    static Finding advice(String about, String seen, String mend, String code, Map<String, Object> figures) {
        return new Finding(about, Verdict.ADVICE, seen, mend, code, figures);
    }

    static Finding problem(String about, String seen, String mend, String code, Map<String, Object> figures) {
        return new Finding(about, Verdict.PROBLEM, seen, mend, code, figures);
    }

    static Finding unknown(String about, String seen, String code, Map<String, Object> figures) {
        return new Finding(about, Verdict.UNKNOWN, seen, "", code, figures);
    }
}
