package org.myodose.benchmark;

import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Listens to decisions and does nothing with them: they are made all the same. */
final class Quiet implements AnalysisListener {

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {}

    @Override
    public void onScan(AnalysedScan scan) {}

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {}

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {}

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {}

    @Override
    public void onDeviceEvent(DeviceEvent event) {}

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {}
}
