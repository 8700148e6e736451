package org.myodose.dashboard.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** What a page that has just connected must know. Confined to the publisher's thread. */
final class Greeting {

    final LiveDevice own;
    final List<LiveDevice> devices;
    Prescription prescription;

    @Nullable
    ExpertPress expert;

    @Nullable
    DeviceDescription device;

    @Nullable
    SignalDescription signal;

    private @Nullable LiveSession session;
    private @Nullable LiveSession knownBetter;
    private Given booked = Given.NOTHING;

    /** Whether sessions of people can be begun here. */
    boolean beginsSessions;

    private @Nullable Dose dose;
    private long doseMicros;

    LinkState linkState = LinkState.CONNECTING;
    LinkCause linkCause = LinkCause.OPENING;
    String linkSentence = "Starting.";
    List<String> prescriptionWarnings = List.of();
    String recordingState = "";

    @Nullable
    String recordingFile;

    Greeting(LiveDevice own, List<LiveDevice> devices, Prescription prescription) {
        this.own = own;
        this.devices = List.copyOf(devices);
        this.prescription = prescription;
    }

    /** @param timeMicros time of the scan at which {@code newest} was true */
    void dose(Dose newest, long timeMicros) {
        dose = newest;
        doseMicros = timeMicros;
    }

    /** A session of somebody begins. */
    void begin(LiveSession begun) {
        session = begun;
        booked = Given.NOTHING;
    }

    /** What is known better of a session, which may have begun or be about to. */
    void correct(LiveSession better) {
        knownBetter = better;
    }

    /** The present session is over; of the same person another begins. */
    void bookSession(double newtonsPerUnit) {
        Dose over = dose;
        if (over != null) {
            booked = booked.plus(LiveSession.given(over, newtonsPerUnit));
        }
        dose = null;
    }

    /** Whose session it is, as it is known now; null where it is nobody's. */
    @Nullable
    LiveSession session() {
        LiveSession present = session;
        LiveSession better = knownBetter;
        if (present == null) {
            return null;
        }
        return (better != null && better.isOf(present) ? better : present).after(booked);
    }

    /** The dose of the holds so far, with the session's clock as it stands at {@code timeMicros}. */
    @Nullable
    Dose doseAt(long timeMicros) {
        Dose told = dose;
        if (told == null) {
            return null;
        }
        return new Dose(
                told.holdSeconds(),
                told.inBandSeconds(),
                told.impulse(),
                told.repetitions(),
                told.repetitionsPlanned(),
                told.sessionSeconds() + Math.max(0, timeMicros - doseMicros) * 1e-6);
    }
}
