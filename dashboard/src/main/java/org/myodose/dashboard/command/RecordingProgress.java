package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingState;
import org.myodose.dashboard.station.Station;

/** Waits for a recording's end and tells meanwhile how it goes: a line that counts, and a line for each turn of a link. */
final class RecordingProgress {

    private static final double TURN_SECONDS = 1;

    private final Station station;
    private final Recorder recorder;
    private final PrintWriter out;
    private final List<DeviceProgress> devices;
    private final long startNs = System.nanoTime();
    private String toldAlarm = "";

    RecordingProgress(Station station, Recorder recorder, PrintWriter out) {
        this.station = station;
        this.recorder = recorder;
        this.out = out;
        devices = station.devices().stream().map(DeviceProgress::new).toList();
    }

    /** Returns when every source has ended or stays away, the disk has failed, or the time is over. */
    void follow(double seconds, double patienceSeconds) throws InterruptedException {
        double elapsed = 0;
        while (!isOver() && elapsed < seconds && recorder.state() == RecordingState.RECORDING) {
            double turn = Math.min(TURN_SECONDS, seconds - elapsed);
            station.awaitEnd(Duration.ofNanos((long) Math.ceil(turn * 1e9)));
            elapsed = (System.nanoTime() - startNs) / 1e9;
            out.printf(Locale.ROOT, "\r%.0f s, %d scans on the disk%s ", elapsed, recorder.scansSynced(), received());
            for (DeviceProgress device : devices) {
                look(device, elapsed, patienceSeconds);
            }
            tellAlarm(station.recordingAlarm());
            out.flush();
        }
        out.println();
        if (isOver() && lostDevice().isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "%s been away for %.0f s, so the recording ends.%n",
                    devices.size() == 1 ? "The device has" : "What had not ended has",
                    patienceSeconds);
        }
        out.flush();
    }

    private boolean isOver() {
        return devices.stream().allMatch(DeviceProgress::isOver);
    }

    /** Of several devices, how many scans came from each. */
    private String received() {
        return devices.size() == 1
                ? ""
                : devices.stream()
                        .map(device -> device.name() + " " + device.scansReceived())
                        .collect(Collectors.joining(", ", " (received: ", ")"));
    }

    private void look(DeviceProgress device, double elapsed, double patienceSeconds) throws InterruptedException {
        boolean wasAway = device.isAway();
        device.look(elapsed, patienceSeconds).ifPresent(sentence -> tell(device, sentence));
        if (device.isAway() && !wasAway && !isOver()) {
            tell(
                    device,
                    String.format(
                            Locale.ROOT,
                            "away for %.0f s; it is still sought, and the others are recorded.",
                            patienceSeconds));
        }
    }

    private void tell(DeviceProgress device, String sentence) {
        out.println();
        out.println(devices.size() == 1 ? sentence : device.name() + ": " + sentence);
    }

    private void tellAlarm(String alarm) {
        if (!alarm.equals(toldAlarm)) {
            toldAlarm = alarm;
            out.println();
            out.println(alarm);
        }
    }

    /** A device that was lost and had not come back when the recording ended. */
    Optional<DeviceProgress> lostDevice() {
        return devices.stream().filter(DeviceProgress::isAway).findFirst();
    }
}
