package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.dashboard.station.LinkNews;
import org.myodose.dashboard.station.Station;
import org.myodose.device.LinkState;

/** Waits for a recording's end and tells meanwhile how it goes: a line that counts, and a line for each turn of the link. */
final class RecordingProgress {

    private static final double TURN_SECONDS = 1;

    private final Station station;
    private final Recorder recorder;
    private final PrintWriter out;
    private final long startNs = System.nanoTime();
    private LinkState toldState = LinkState.STREAMING;
    private String toldAlarm = "";
    private double lastHeardSeconds;
    private boolean gaveUp;

    RecordingProgress(Station station, Recorder recorder, PrintWriter out) {
        this.station = station;
        this.recorder = recorder;
        this.out = out;
    }

    /** Returns when the source has ended, the disk has failed, the time is over or a lost device's patience. */
    void follow(double seconds, double patienceSeconds) throws InterruptedException {
        boolean ended = false;
        double elapsed = 0;
        while (!ended && !gaveUp && elapsed < seconds && recorder.state() == RecordingState.RECORDING) {
            double turn = Math.min(TURN_SECONDS, seconds - elapsed);
            ended = station.awaitEnd(Duration.ofNanos((long) Math.ceil(turn * 1e9)));
            elapsed = (System.nanoTime() - startNs) / 1e9;
            out.printf(Locale.ROOT, "\r%.0f s, %d scans on the disk ", elapsed, recorder.scansSynced());
            tellLink(station.link(), elapsed);
            tellAlarm(station.recordingAlarm());
            gaveUp = !ended && elapsed - lastHeardSeconds > patienceSeconds;
            out.flush();
        }
        out.println();
        if (gaveUp) {
            out.printf(Locale.ROOT, "The device has been away for %.0f s, so the recording ends.%n", patienceSeconds);
        }
        out.flush();
    }

    private void tellLink(LinkNews link, double elapsed) {
        if (!link.isLost()) {
            lastHeardSeconds = elapsed;
        }
        // A lost link is sought again and again; that would be told each time.
        LinkState state = link.state() == LinkState.CONNECTING ? LinkState.LOST : link.state();
        if (state != toldState && link.state() != LinkState.CONNECTING && state != LinkState.ENDED) {
            toldState = state;
            out.println();
            out.println(link.sentence());
        }
    }

    private void tellAlarm(String alarm) {
        if (!alarm.equals(toldAlarm)) {
            toldAlarm = alarm;
            out.println();
            out.println(alarm);
        }
    }

    /** Whether the recording ended because a lost device did not come back. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** From the beginning to when the device was last there. */
    double recordedSeconds() {
        return lastHeardSeconds;
    }
}
