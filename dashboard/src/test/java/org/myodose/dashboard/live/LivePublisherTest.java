package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** From analysed samples on one thread to messages at a browser, through the real publisher thread. */
class LivePublisherTest {

    private static final int PERIOD_MICROS = 4_000;

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private final LiveHub hub = new LiveHub();
    private final ForceSample sample = new ForceSample();
    private LivePublisher publisher = newPublisher();
    private LiveAnalysis analysis = new LiveAnalysis(Prescriptions.demonstration(), publisher);

    private LivePublisher newPublisher() {
        HostClock clock = HostClock.system();
        return new LivePublisher(
                LiveStream.ofOne(hub, "test", Prescriptions.demonstration(), new FixedHealth(), clock.nanoTime()),
                clock);
    }

    private final class Browser implements LiveClient {
        @Override
        public String id() {
            return "browser";
        }

        @Override
        public CompletionStage<?> send(String text) {
            received.add(text);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close(String reason) {
            throw new AssertionError("closed: " + reason);
        }
    }

    @BeforeEach
    void start() {
        publisher.start();
        DeviceDescription device = new DeviceDescription(
                1,
                "Test device",
                "42",
                "1.0",
                250_000,
                List.of(new ChannelDescription(
                        "palm", SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));
        analysis.onDevice(device, new SignalDescription(ForceUnit.NEWTONS, 250_000, 0, "none", List.of()));
    }

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void tellsAPressFromItsOnsetToItsDoseInOrder() throws Exception {
        hub.join(new Browser());
        for (int scan = 0; scan < 4_500; scan++) {
            feed(pressAt(scan * PERIOD_MICROS * 1e-6));
        }
        analysis.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "The trace is over.");
        publisher.close();
        assertEquals(
                List.of("onset", "bandEntered", "plateau", "holdDone", "bandLeft", "release", "hold", "dose", "link"),
                stateChanges());
    }

    @Test
    void publishingAllocatesNothingOnTheAcquisitionThread() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        // Steady force, so that no state changes; the compiler's own one-time work may fall into a first round.
        for (int round = 0; round < 5 && best > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int scan = 0; scan < 1_000_000; scan++) {
                feed(0);
            }
            best = Math.min(best, threads.getCurrentThreadAllocatedBytes() - before);
        }
        // Reading the meter itself may cost a few bytes; one object in ten thousand scans would cost thousands.
        assertTrue(best < 1000, best + " bytes for a million scans");
    }

    @Test
    void aStuckSensorIsAnAlarm() throws Exception {
        hub.join(new Browser());
        analysis.onStuck(new StuckSensor(0, "palm", true, 503, 1_000_000, 6_000_000));
        publisher.close();
        List<String> alarms = received.stream()
                .filter(text -> text.contains("\"type\":\"alarm\""))
                .toList();
        assertEquals(1, alarms.size(), received::toString);
        JsonNode alarm = new ObjectMapper().readTree(alarms.getFirst());
        assertEquals("sensor", alarm.get("alarm").asText());
        assertTrue(alarm.get("cause").asText().startsWith("palm has stood at the same count (503) for 5.0 s"));
    }

    private void feed(double forceNewtons) {
        sample.sequence = (sample.sequence + 1) & 0xFFFF;
        sample.timeMicros += PERIOD_MICROS;
        sample.deviceTickMicros = sample.timeMicros & 0xFFFF_FFFFL;
        sample.channelCount = 1;
        sample.forces[0] = forceNewtons;
        sample.unfilteredTotal = forceNewtons;
        sample.totalForce = forceNewtons;
        analysis.onForce(sample);
    }

    /** Rests for 1 s, loads to 40 N within 2 s, holds for 11 s, unloads within 1 s. */
    private static double pressAt(double seconds) {
        double loaded = Math.clamp((seconds - 1) / 2, 0, 1);
        double unloaded = Math.clamp(seconds - 14, 0, 1);
        return 40 * (loaded - unloaded);
    }

    private List<String> stateChanges() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> changes = new ArrayList<>();
        for (String text : received) {
            JsonNode message = json.readTree(text);
            switch (message.get("type").asText()) {
                case "event" -> changes.add(message.get("event").asText());
                case "hold", "dose", "link" -> changes.add(message.get("type").asText());
                default -> {}
            }
        }
        return changes;
    }
}
