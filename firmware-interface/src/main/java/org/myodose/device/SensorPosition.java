package org.myodose.device;

/** Where a sensor sits: hand and table force differ, so every figure names its site. The code is the one on the wire. */
public enum SensorPosition {
    UNSPECIFIED(0),
    PALM(1),
    THUMB(2),
    INDEX_FINGER(3),
    MIDDLE_FINGER(4),
    RING_FINGER(5),
    LITTLE_FINGER(6),
    KNUCKLES(7),
    ELBOW(8),
    TABLE_FRONT_LEFT(16),
    TABLE_FRONT_RIGHT(17),
    TABLE_REAR_LEFT(18),
    TABLE_REAR_RIGHT(19),
    TOTAL(32);

    private final int wireCode;

    SensorPosition(int wireCode) {
        this.wireCode = wireCode;
    }

    public int wireCode() {
        return wireCode;
    }
}
