package org.myodose.dashboard.security;

/** Where it is noted who saw and changed what. {@link #note} waits for nobody. Any thread may call. */
public interface Audit {

    void note(AuditEvent event);

    /** For a program that serves its owner alone. */
    static Audit none() {
        return event -> {};
    }
}
