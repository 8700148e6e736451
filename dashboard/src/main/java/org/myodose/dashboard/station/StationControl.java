package org.myodose.dashboard.station;

/** What a page may ask of the station behind it. Methods return at once and may be called from any thread. */
public interface StationControl {

    /** Takes the mean force of the next half second as zero; raw counts are kept as they are. */
    void tare();

    /** Goes back to the zero that was in force before the last tare. */
    void undoTare();

    /** Begins a new session of the same prescription: repetitions, dose and a patient's stop start afresh. */
    void newSession();
}
