package org.myodose.dashboard.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.export.ExportedMarker;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/** Goes through what is recorded of one device once more, with its holds known, and keeps what a report shows of it. */
final class DeviceListener implements RecordingVisitor {

    /** Enough for any session that people look through; of more the number is told. */
    private static final int MOST_NOTED = 60;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MICROS_PER_SECOND = 1e6;

    private final DeviceReport found;
    private final TraceKeeper keeper;
    private final RecordingReplay replay;
    private final List<Noted> noted = new ArrayList<>();
    private long notedBeyond;
    private @Nullable ClockNote clock;
    private long gapFrames;
    private long framesDamaged;
    private long deviceOverruns;
    private int damagedParts;

    DeviceListener(DeviceReport found) {
        this.found = found;
        keeper = new TraceKeeper(found.report());
        replay = new RecordingReplay(keeper);
    }

    DeviceSession session() {
        return new DeviceSession(
                found.device().name(),
                found.device(),
                found.description(),
                found.report(),
                keeper.lines(),
                keeper.peak(),
                keeper.holds(),
                keeper.zones(),
                noted,
                notedBeyond,
                new Losses(gapFrames, framesDamaged, deviceOverruns, replay.entriesLost(), damagedParts),
                clock);
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        replay.onDevice(device, signal);
    }

    @Override
    public void onScan(RecordedScan scan) {
        replay.onScan(scan);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        gapFrames += framesMissing;
        replay.onGap(fromMicros, toMicros, framesMissing);
    }

    @Override
    public void onLost(long fromMicros, long toMicros, long entries) {
        replay.onLost(fromMicros, toMicros, entries);
    }

    @Override
    public void onTare(long timeMicros, SignalDescription signal) {
        replay.onTare(timeMicros, signal);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        replay.onDeviceEvent(event);
    }

    @Override
    public void onDamaged(DamagedPart part) {
        damagedParts++;
        replay.onDamaged(part);
    }

    @Override
    public void onMarker(Marker marker) {
        switch (marker.type()) {
            case "clock" -> clock(details(marker));
            // Gaps and losses stand in the trace and among the losses, holds in their table, cues tell of holds.
            case "status", "hold", "gap", "lost", "hello", "link", "cue", "damaged", "recovered" -> {}
            default -> note(ExportedMarker.of(marker), details(marker));
        }
    }

    private void clock(JsonNode details) {
        clock = ClockNote.of(details);
        framesDamaged = Math.max(framesDamaged, details.path("framesDamaged").asLong());
        deviceOverruns = Math.max(deviceOverruns, details.path("deviceOverruns").asLong());
    }

    private static JsonNode details(Marker marker) {
        try {
            return JSON.readTree(marker.json()).path("details");
        } catch (JsonProcessingException notOurs) {
            // A marker of a later version may look otherwise; it has nothing for us then.
            return JSON.createObjectNode();
        }
    }

    private void note(ExportedMarker marker, JsonNode details) {
        Long micros = marker.timeMicros();
        if (noted.size() == MOST_NOTED) {
            notedBeyond++;
        } else if (micros != null || details.has("warnings")) {
            List<String> warnings = new ArrayList<>();
            details.path("warnings").forEach(warning -> warnings.add(warning.asText()));
            String text = marker.text() + (warnings.isEmpty() ? "" : ": " + String.join(" ", warnings));
            noted.add(new Noted(micros == null ? 0 : micros / MICROS_PER_SECOND, text));
        }
    }
}
