package org.myodose.acquisition.sizing;

import java.util.Arrays;
import java.util.Optional;

/**
 * One line of an uncertainty budget (GUM, JCGM 100:2008): a limit, of what, how it is distributed, and who says so.
 *
 * @param name in words
 * @param limit half-width, or a standard or expanded uncertainty, by its distribution
 * @param basis what the limit is of
 * @param distribution which divides it into a standard uncertainty
 * @param source a document, or that it is planned and to be measured
 */
public record Contribution(String name, double limit, Basis basis, Distribution distribution, String source) {

    /** What a limit is of. */
    public enum Basis {
        NEWTONS("N"),
        PERCENT_OF_READING("% of reading"),
        PERCENT_OF_RANGE("% of range"),
        PERCENT_OF_READING_PER_DECADE("% of reading a decade"),
        COUNTS("counts");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Optional<Basis> of(String word) {
            return Arrays.stream(values())
                    .filter(basis -> basis.word.equals(word))
                    .findFirst();
        }
    }

    /** GUM 4.3: a rectangular limit a is a/√3, a triangular one a/√6; an expanded uncertainty is divided by its k. */
    public enum Distribution {
        RECTANGULAR("rectangular", StrictMath.sqrt(3)),
        TRIANGULAR("triangular", StrictMath.sqrt(6)),
        EXPANDED("normal k=2", 2),
        STANDARD("normal", 1);

        private final String word;
        private final double divisor;

        Distribution(String word, double divisor) {
            this.word = word;
            this.divisor = divisor;
        }

        public String word() {
            return word;
        }

        public double divisor() {
            return divisor;
        }

        static Optional<Distribution> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }
}
