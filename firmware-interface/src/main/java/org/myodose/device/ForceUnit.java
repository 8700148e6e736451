package org.myodose.device;

/** Unit of a force figure. The code is the one on the wire. */
public enum ForceUnit {
    /** Raw converter counts: nobody has said what force they mean. */
    COUNTS(0, "counts", Double.NaN),
    NEWTONS(1, "N", 1.0),
    /** Kilogram-force: the weight of one kilogram under standard gravity, 9.80665 m/s² (CGPM 1901). */
    KILOGRAMS(2, "kg", 9.80665),
    GRAMS(3, "g", 0.00980665);

    private final int wireCode;
    private final String symbol;
    private final double newtonsPerUnit;

    ForceUnit(int wireCode, String symbol, double newtonsPerUnit) {
        this.wireCode = wireCode;
        this.symbol = symbol;
        this.newtonsPerUnit = newtonsPerUnit;
    }

    public int wireCode() {
        return wireCode;
    }

    /** As printed beside a figure. */
    public String symbol() {
        return symbol;
    }

    /** Newtons in one unit; NaN for counts, which have no such factor. */
    public double newtonsPerUnit() {
        return newtonsPerUnit;
    }

    /** Whether figures in this unit can be told in newtons. */
    public boolean isForce() {
        return this != COUNTS;
    }
}
