package org.myodose.analysis.prescription;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something to be ruled out before a session. Immutable.
 *
 * @param kind what it forbids
 * @param words what to ask for
 */
public record Contraindication(Kind kind, String words) {

    /** What a contraindication forbids. */
    public enum Kind {
        /** No session at all. */
        ABSOLUTE("absolute", "No session with"),
        /** Not at that place. */
        LOCAL("local", "Not at a place with"),
        /** Only with a lower ceiling. */
        LOWER("lower", "A lower ceiling with");

        private final String label;
        private final String words;

        Kind(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** As it is written in a file. */
        public String label() {
            return label;
        }

        /** The one that is written so. */
        static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst();
        }

        /** How a list of such is headed. */
        public String words() {
            return words;
        }
    }

    /**
     * What is asked before every session. The conditions are those commonly listed for massage; which of them are absolute is a
     * default on the safe side, and no such list replaces a physician's.
     */
    public static final List<Contraindication> STANDARD = List.of(
            new Contraindication(Kind.ABSOLUTE, "fever or acute infection"),
            new Contraindication(Kind.ABSOLUTE, "thrombosis or thrombophlebitis"),
            new Contraindication(Kind.ABSOLUTE, "acute disease of the heart or vessels, or a hypertensive crisis"),
            new Contraindication(Kind.ABSOLUTE, "severe osteoporosis"),
            new Contraindication(Kind.ABSOLUTE, "cancer, unless an oncologist agrees"),
            new Contraindication(Kind.ABSOLUTE, "acute mental disease"),
            new Contraindication(Kind.LOCAL, "skin disease or a wound"),
            new Contraindication(Kind.LOCAL, "acute inflammation or injury"),
            new Contraindication(Kind.LOWER, "a clotting disorder, or anticoagulants"));

    public Contraindication {
        PrescriptionException.require(!words.isBlank(), "contraindication", "a contraindication says nothing");
    }
}
