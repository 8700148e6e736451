package org.myodose.dashboard.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.latency.StageDistribution;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.DeviceStation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All devices of a run as they stand, four times a second while somebody watches, and how long each stage of their hot path took.
 *
 * <p>Threading: any thread may call. What is told is gathered on the thread {@code setup-devices}; the devices' own threads wait
 * for nothing. Close it to end that thread.
 */
public final class DevicesDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DevicesDesk.class);
    private static final long INTERVAL_MILLIS = 250;

    private final List<DeviceStation> devices;
    private final LiveHub hub = new LiveHub();
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("setup-devices").daemon().factory());

    private final ScheduledFuture<?> ticks;

    /** Begins at once; {@code devices} may be none. */
    public DevicesDesk(List<DeviceStation> devices) {
        this.devices = List.copyOf(devices);
        ticks = pace.scheduleWithFixedDelay(this::tell, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Where it is told; the newest wins. */
    public LiveHub live() {
        return hub;
    }

    /** The device of that number. */
    public Optional<DeviceStation> device(int index) {
        return index >= 0 && index < devices.size() ? Optional.of(devices.get(index)) : Optional.empty();
    }

    private void tell() {
        if (hub.clientCount() == 0) {
            return;
        }
        try {
            hub.publishScan(message());
        } catch (RuntimeException | JsonProcessingException fault) {
            // An exception would end the pace for good.
            LOG.error("the devices could not be told", fault);
        }
    }

    private String message() throws JsonProcessingException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        List<Object> reports = new ArrayList<>();
        devices.forEach(device -> reports.add(DeviceReport.of(device, today)));
        return json.writeValueAsString(Map.of("type", "devices", "devices", reports));
    }

    /** By stage since the run began: its name, its meaning, how often, and its percentiles in microseconds. */
    public List<Map<String, @Nullable Object>> latency(DeviceStation device) {
        List<Map<String, @Nullable Object>> stages = new ArrayList<>();
        for (StageDistribution stage : device.latencies().distributions()) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("stage", stage.stage().name());
            told.put("meaning", stage.meaning());
            told.put("count", stage.count());
            told.put(
                    "points",
                    stage.points().stream()
                            .map(point -> List.of(point.percentile(), point.micros()))
                            .toList());
            stages.add(told);
        }
        return stages;
    }

    @Override
    public void close() {
        ticks.cancel(true);
        pace.shutdownNow();
    }
}
