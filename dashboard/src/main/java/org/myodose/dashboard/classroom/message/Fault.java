package org.myodose.dashboard.classroom.message;

/** What can be wrong with a message; each is counted, and none ends the class. */
public enum Fault {
    OVERSIZED("larger than a message of a class ever is"),
    MALFORMED("not what its topic promises"),
    OUT_OF_ORDER("older than what was already known of that run"),
    REPEATED("known already"),
    STRANGE_TOPIC("under a topic that this version does not know");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** For a sentence: a message is … */
    public String words() {
        return words;
    }
}
