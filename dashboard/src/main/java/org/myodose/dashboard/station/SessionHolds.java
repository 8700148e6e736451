package org.myodose.dashboard.station;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.guidance.Guidance;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.station.HeldSession.Estimated;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

/** Keeps the present session's holds, for whoever scores it. Written on the acquisition thread, at holds only; read from any. */
final class SessionHolds extends QuietListener {

    private volatile HeldSession session;
    private @Nullable Guidance guidance;

    SessionHolds(Prescription prescription) {
        session = HeldSession.begun(prescription, ForceUnit.COUNTS);
    }

    HeldSession session() {
        return session;
    }

    /** A device that comes back goes on with its session; a new session has a guidance of its own. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {
        if (scan.guidance() != guidance || session.unit() != signal.forceUnit()) {
            Guidance present = scan.guidance();
            guidance = present;
            session = HeldSession.begun(present.prescription(), signal.forceUnit());
        }
    }

    @Override
    public void onEstimate(int hold, double newtons, AnalysedScan scan) {
        session = session.with(new Estimated(hold, newtons));
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        session = session.with(hold);
    }
}
