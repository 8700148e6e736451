package org.myodose.analysis.prescription;

import java.util.List;
import java.util.Optional;

/** The prescriptions that come with the product: starting points, each saying what of it is evidence and what is a default. */
public final class Prescriptions {

    private static final Prescription DEMONSTRATION = new Prescription(
            "Demonstration",
            "All figures are defaults for trying the product out, not evidence.",
            35,
            45,
            10,
            5,
            40,
            4,
            5,
            60);

    private static final Prescription THIRTY_SECONDS_FOUR_TIMES = new Prescription(
            "30 s × 4",
            "30 s × 4 after Morikawa 2017; band, loading rate, rest and ceiling are defaults, not evidence.",
            35,
            45,
            30,
            5,
            40,
            4,
            15,
            60);

    private static final Prescription ISCHAEMIC_COMPRESSION = new Prescription(
            "Ischaemic compression, 60 s",
            "At most 1 min after Travell and Simons, 30–60 s after Gemmell 2008, who stops when tension or tenderness goes;"
                    + " the ceiling is the lower end of Travell and Simons' 20–30 lb; band, loading rate, repetitions and"
                    + " rest are defaults, not evidence.",
            40,
            60,
            60,
            5,
            40,
            3,
            30,
            89);

    private static final List<Prescription> ALL =
            List.of(DEMONSTRATION, THIRTY_SECONDS_FOUR_TIMES, ISCHAEMIC_COMPRESSION);

    private Prescriptions() {}

    /** The one used where none was chosen. */
    public static Prescription demonstration() {
        return DEMONSTRATION;
    }

    public static List<Prescription> all() {
        return ALL;
    }

    public static Optional<Prescription> byName(String name) {
        return ALL.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }
}
