package org.myodose.acquisition.compensation;

import org.myodose.device.SensorKind;

/**
 * How much sensors of a kind may creep by their data sheets, for those whose own creep was never measured. Interlink, FSR 402: below
 * 5 % per decade of time. Tekscan, FlexiForce A201 and A301: below 5 % per logarithmic time. Other kinds: not known here.
 */
final class DataSheetCreep {

    /** Decades count from a second after loading; a design default, for the data sheets do not tell. */
    static final double TAU_SECONDS = 1;

    private static final double LIMIT_PER_DECADE = 0.05;

    private DataSheetCreep() {}

    /** The largest creep per decade, as a part of the force; NaN where no data sheet is known. */
    static double limitPerDecade(SensorKind kind) {
        return switch (kind) {
            case FORCE_SENSING_RESISTOR, FLEXIFORCE -> LIMIT_PER_DECADE;
            default -> Double.NaN;
        };
    }
}
