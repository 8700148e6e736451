package org.myodose.dashboard.station;

import java.util.List;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.live.AnalysedScan;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Tells several listeners the same, in order. Confined to the acquisition thread; allocates nothing. */
final class AnalysisFan implements AnalysisListener {

    private final AnalysisListener[] listeners;

    AnalysisFan(List<AnalysisListener> listeners) {
        this.listeners = listeners.toArray(new AnalysisListener[0]);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onDevice(device, signal, scan);
        }
    }

    @Override
    public void onSession(AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onSession(scan);
        }
    }

    @Override
    public void onScan(AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onScan(scan);
        }
    }

    @Override
    public void onCue(Cue cue, String cause, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onCue(cue, cause, scan);
        }
    }

    @Override
    public void onHold(Hold hold, boolean done, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onHold(hold, done, scan);
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        for (AnalysisListener listener : listeners) {
            listener.onGap(fromMicros, toMicros, framesMissing);
        }
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        for (AnalysisListener listener : listeners) {
            listener.onDeviceEvent(event);
        }
    }

    @Override
    public void onPain(int rating, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onPain(rating, scan);
        }
    }

    @Override
    public void onPainWithdrawn(int rating, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onPainWithdrawn(rating, scan);
        }
    }

    @Override
    public void onEstimate(int hold, double newtons, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onEstimate(hold, newtons, scan);
        }
    }

    @Override
    public void onFeedbackRequested(int hold, AnalysedScan scan) {
        for (AnalysisListener listener : listeners) {
            listener.onFeedbackRequested(hold, scan);
        }
    }

    @Override
    public void onStuck(StuckSensor news) {
        for (AnalysisListener listener : listeners) {
            listener.onStuck(news);
        }
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        for (AnalysisListener listener : listeners) {
            listener.onLink(state, cause, sentence);
        }
    }
}
