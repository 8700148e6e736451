package org.myodose.dashboard.doctor;

import java.util.Locale;

/** How a finding stands. */
public enum Verdict {
    /** Nothing to do. */
    GOOD,
    /** It works; what is advised makes it better. */
    ADVICE,
    /** Something will not work before it is mended. */
    PROBLEM,
    /** Could not be found out here. */
    UNKNOWN;

    /** As printed, and as in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
