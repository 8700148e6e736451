package org.myodose.analysis.export;

import java.io.IOException;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.device.DeviceDescription;

/** Hears a recording conditioned, all devices in their order. Signals are known by the number that {@link #begin} gave. */
interface SignalSink {

    /** A device introduced itself; returns the number of its signal, an earlier one where it is the same again. */
    int begin(RecordedDevice device, DeviceDescription description, SignalDescription signal) throws IOException;

    void sample(int signal, ForceSample sample, boolean afterGap) throws IOException;

    void gap(int signal, long fromMicros, long toMicros, int framesMissing) throws IOException;

    void marker(Marker marker) throws IOException;
}
