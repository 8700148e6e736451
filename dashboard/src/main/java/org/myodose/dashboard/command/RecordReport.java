package org.myodose.dashboard.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.station.Station;
import org.myodose.device.LinkCounters.Kind;

/** What {@code record} says at its end: what is in the file, and what is not; of several devices, of each. */
final class RecordReport {

    private final List<DeviceStation> devices;
    private final Recorder recorder;

    RecordReport(Station station, Recorder recorder) {
        this.devices = station.devices();
        this.recorder = recorder;
    }

    private long sum(ToLongFunction<DeviceStation> figure) {
        return devices.stream().mapToLong(figure).sum();
    }

    private static long missing(DeviceStation device) {
        return device.counters().get(Kind.FRAMES_MISSING);
    }

    private static long damaged(DeviceStation device) {
        return device.counters().damagedFrames();
    }

    /** One object, ending with a line feed. */
    String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", recorder.file().toString());
        report.put("scans", recorder.scansSynced());
        report.put("framesMissing", sum(RecordReport::missing));
        report.put("framesDamaged", sum(RecordReport::damaged));
        report.put("deviceOverruns", sum(DeviceStation::deviceOverruns));
        report.put("entriesMissed", recorder.entriesMissed());
        report.put("failure", recorder.failure().isEmpty() ? null : recorder.failure());
        List<Map<String, Object>> each = new ArrayList<>();
        devices.forEach(device -> each.add(json(device)));
        report.put("devices", each);
        return Json.of(report) + System.lineSeparator();
    }

    private static Map<String, Object> json(DeviceStation device) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("index", device.device().index());
        figures.put("name", device.device().name());
        figures.put("source", device.device().source());
        figures.put("scansReceived", device.counters().get(Kind.SCANS));
        figures.put("framesMissing", missing(device));
        figures.put("framesDamaged", damaged(device));
        figures.put("deviceOverruns", device.deviceOverruns());
        return figures;
    }

    /** A sentence, and of several devices a line for each, ending with a line feed. */
    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d scans; %d frames missing, %d damaged, %d scans not sent; %d entries not kept.%n",
                recorder.file(),
                recorder.scansSynced(),
                sum(RecordReport::missing),
                sum(RecordReport::damaged),
                sum(DeviceStation::deviceOverruns),
                recorder.entriesMissed()));
        for (DeviceStation device : devices.size() > 1 ? devices : List.<DeviceStation>of()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s: %d scans received; %d frames missing, %d damaged, %d scans not sent.%n",
                    device.device().name(),
                    device.counters().get(Kind.SCANS),
                    missing(device),
                    damaged(device),
                    device.deviceOverruns()));
        }
        return text.toString();
    }
}
