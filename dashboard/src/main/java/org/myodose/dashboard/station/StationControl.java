package org.myodose.dashboard.station;

import java.util.List;

/** What a page may ask of the station behind it. Methods return at once and may be called from any thread. */
public interface StationControl {

    /** The station's devices by their index; always the same. */
    List<? extends DeviceControl> devices();

    /** Begins a new session of the same prescription: repetitions, dose and a patient's stop start afresh. */
    void newSession();
}
