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

    /**
     * Marks the next scan in the recording, for whoever wants to find this moment again.
     *
     * @return false where nothing is recorded, and nothing is kept
     */
    boolean mark();

    /** The last mark was a mistake: the recording says so beside it. Without one that stands, nothing happens. */
    void withdrawMark();

    /** The patient wants it to stop, as if the button had been pressed; heard with the next scan. */
    void stopForPatient();

    /**
     * Whoever pressed estimates the mean force of the hold that waits for it; heard with the next scan.
     *
     * @param newtons from 0 to 1000
     * @return false where no hold waits, and nothing is kept
     * @throws IllegalArgumentException when it is no such force
     */
    boolean estimate(double newtons);

    /**
     * Whoever presses asks to see the force of this hold, or of the last one without estimating it.
     *
     * @return false where the prescription's feedback is not to be asked for
     */
    boolean requestFeedback();
}
