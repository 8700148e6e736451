package org.myodose.dashboard.station;

import org.myodose.dashboard.live.LiveHub;

/** What a page may ask of one device of a station. Methods return at once and may be called from any thread. */
public interface DeviceControl {

    /** Where the device's live stream is told. */
    LiveHub live();

    /** Takes the mean force of the next half second as zero; raw counts are kept as they are. */
    void tare();

    /** Goes back to the zero that was in force before the last tare. */
    void undoTare();

    /**
     * The patient rates the pain of what this device presses; heard with the next scan.
     *
     * @param rating from 0, none, to 10, the worst
     * @throws IllegalArgumentException when it is neither
     */
    void ratePain(int rating);

    /** The last rating was a mistake: the one before it holds again. What it has brought about stays. */
    void withdrawPain();
}
