package org.myodose.dashboard.station;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.myodose.acquisition.recording.RecordingListener;

/** Tells what the recorder has to say to all who want to hear it, the last of it also to those who come later. Thread-safe. */
final class RecordingAlarms implements RecordingListener {

    private final List<Consumer<String>> listeners = new ArrayList<>();
    private String newest = "";

    @Override
    public synchronized void onAlarm(String cause) {
        newest = cause;
        listeners.forEach(listener -> listener.accept(cause));
    }

    synchronized void tell(Consumer<String> listener) {
        listeners.add(listener);
        if (!newest.isEmpty()) {
            listener.accept(newest);
        }
    }

    /** What was last said, one sentence; empty while all is well. */
    synchronized String newest() {
        return newest;
    }
}
