package org.myodose.device.emulated;

import org.myodose.device.DeviceDescription;

/**
 * What an emulated device measures: scans of raw counts, each with the time at which it is due.
 *
 * <p>Threading: belongs to the device's one thread. {@link #advance} allocates nothing.
 */
public interface CountSource {

    /** As the device introduces itself, with the rate now in force. */
    DeviceDescription description();

    /** Highest rate that {@link #changeRate} grants. */
    long maxRateMilliHertz();

    /** Bytes that a count takes on the wire: 2, 3 or 4. */
    int countBytes();

    /** Goes back before the first scan. The device does so at its reset and at every START. */
    void restart();

    /** Moves to the next scan; false when there is none, for good. */
    boolean advance();

    /** When the present scan is taken, in microseconds since the start; grows from scan to scan. */
    long dueMicros();

    /** Counts of the present scan, by channel. The array is the source's own and reused. */
    int[] counts();

    /** Whether the switch in the patient's hand is held at the present scan; a source without a patient has none. */
    default boolean patientStopHeld() {
        return false;
    }

    /** Takes the nearest rate that it can and returns it. */
    long changeRate(long milliHertz);
}
