package org.myodose.dashboard.doctor;

/**
 * One thing that was looked at.
 *
 * @param about what, in a word or two; docs/doctor.md explains each
 * @param verdict how it stands
 * @param seen what was found, as a sentence
 * @param mend the command or line that mends it; empty where nothing is to be mended
 */
public record Finding(String about, Verdict verdict, String seen, String mend) {

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
