package org.myodose.analysis.prescription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The prescriptions that come with the product: starting points, each saying what of it is evidence and what is a default. */
public final class Prescriptions {

    private static final String ENDING = ".prescription";

    /**
     * One that comes with the product.
     *
     * @param text the file, with its remarks
     * @param written what it says
     */
    public record BuiltIn(String text, WrittenPrescription written) {

        public String name() {
            return written.name();
        }

        /** As it is typed without quotes. */
        public String shortName() {
            return WrittenPrescription.shortName(name());
        }
    }

    private static final List<BuiltIn> ALL = List.of(
            builtIn("demonstration"),
            builtIn("30-s-x-4"),
            builtIn("ischaemic-compression-60-s"),
            builtIn("travell-and-simons-rising"),
            builtIn("gemmell-2008"),
            builtIn("hou-2002-at-the-threshold"),
            builtIn("fernandez-de-las-penas-2006"),
            builtIn("staircase-of-three"),
            builtIn("80-s-without-sagging"),
            builtIn("two-sides-of-the-neck-gently"));

    private static final Prescription DEMONSTRATION = ALL.getFirst().written().prescription();

    private Prescriptions() {}

    /** The one used where none was chosen. */
    public static Prescription demonstration() {
        return DEMONSTRATION;
    }

    public static List<BuiltIn> all() {
        return ALL;
    }

    /** By name, in any case, or as it is typed without quotes. */
    public static Optional<BuiltIn> byName(String name) {
        return ALL.stream()
                .filter(one -> one.name().equalsIgnoreCase(name)
                        || one.shortName().equals(WrittenPrescription.shortName(name)))
                .findFirst();
    }

    private static BuiltIn builtIn(String shortName) {
        String file = shortName + ENDING;
        try (InputStream stream = Prescriptions.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its prescription " + file);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new BuiltIn(text, WrittenPrescription.parse(file, text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
