package org.myodose.dashboard.live;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkState;

/** What a page that has just connected must know. Confined to the publisher's thread. */
final class Greeting {

    final String source;
    final Prescription prescription;

    @Nullable
    DeviceDescription device;

    @Nullable
    SignalDescription signal;

    @Nullable
    Dose dose;

    LinkState linkState = LinkState.CONNECTING;
    String linkCause = "Starting.";
    String recordingState = "";

    @Nullable
    String recordingFile;

    Greeting(String source, Prescription prescription) {
        this.source = source;
        this.prescription = prescription;
    }
}
