package org.myodose.dashboard.web;

/** What a page may ask of the station behind it. Methods return at once and may be called from any thread. */
public interface StationControl {

    /** Takes the present force as zero from the next samples on; raw counts are kept as they are. */
    void tare();

    /** Goes back to the zero that was in force before the last tare. */
    void undoTare();
}
