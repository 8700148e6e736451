package org.myodose.device;

/** What converts force to counts. The code is the one on the wire. */
public enum SensorKind {
    UNKNOWN(0),
    FORCE_SENSING_RESISTOR(1),
    FLEXIFORCE(2),
    LOAD_CELL(3),
    PRESSURE_MAT_CELL(4),
    EMULATED_TRACE(5),
    SIMULATED(6);

    private final int wireCode;

    SensorKind(int wireCode) {
        this.wireCode = wireCode;
    }

    public int wireCode() {
        return wireCode;
    }
}
