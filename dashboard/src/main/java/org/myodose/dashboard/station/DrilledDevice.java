package org.myodose.dashboard.station;

import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.live.ExpertPress;
import org.myodose.dashboard.live.LiveHub;

/** What a class needs of a student's device. Methods return at once and may be called from any thread. */
public interface DrilledDevice {

    /** Where the device's live stream is told. */
    LiveHub live();

    /**
     * Begins a new session with this prescription: repetitions, dose and a patient's stop start afresh.
     *
     * @param expert whose press is to be followed; null where there is none
     */
    void drill(Prescription wanted, @Nullable ExpertPress expert);

    /** Tells the student something that the trainer did, in one sentence. */
    void tellDrill(String cause);

    /** The holds of the present session. */
    HeldSession session();
}
