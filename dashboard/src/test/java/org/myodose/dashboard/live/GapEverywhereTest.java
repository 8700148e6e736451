package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.loop.Conditioner;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.replay.ReplaySource;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.GapSpan;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** One gap in the middle of a hold, followed from the loop through recording, replay and report to the browser. */
@Timeout(60)
class GapEverywhereTest {

    private static final String LOOP_THREAD = "acquisition-press";

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

    /** Time of the loop's back-off passes at once; its other threads rest until the end. */
    private static final class HurriedClock implements HostClock {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            if (!Thread.currentThread().getName().equals(LOOP_THREAD)) {
                new CountDownLatch(1).await();
            }
        }
    }

    /** What a consumer was told of the signal. */
    private static final class Told implements ForceConsumer {

        private final List<GapSpan> gaps = new ArrayList<>();
        private final List<Long> timesMicros = new ArrayList<>();
        private final List<Double> totals = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onForce(ForceSample sample) {
            timesMicros.add(sample.timeMicros);
            totals.add(sample.totalForce);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            gaps.add(new GapSpan(fromMicros / 1e6, toMicros / 1e6));
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {
            if (state == LinkState.ENDED) {
                ended.countDown();
            }
        }

        long samplesWithin(GapSpan gap) {
            return timesMicros.stream()
                    .filter(micros -> micros / 1e6 > gap.startSeconds() && micros / 1e6 < gap.endSeconds())
                    .count();
        }
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

    @ParameterizedTest
    @EnumSource
    void aGapInAHoldStaysAGapAndEndsTheHoldAsInterrupted(InterruptedPress.Interruption interruption) throws Exception {
        Path file = folder.resolve("press.xdf");
        Told live = live(interruption, file);
        GapSpan gap = live.gaps.getFirst();
        assertEquals(List.of(gap), live.gaps);
        assertEquals(2, gap.endSeconds() - gap.startSeconds(), 0.05);
        assertEquals(0, live.samplesWithin(gap));

        Told replayed = replayed(file);
        assertEquals(live.gaps, replayed.gaps);
        assertEquals(live.timesMicros, replayed.timesMicros);
        assertEquals(live.totals, replayed.totals);

        AnalysisReport report = Analysis.of(Recording.open(file), null);
        assertEquals(live.gaps, report.gaps());
        Hold before = report.holds().getFirst();
        assertEquals(HoldEnd.INTERRUPTED, before.ended());
        assertTrue(before.releaseSeconds() <= gap.startSeconds(), before::toString);
        assertTrue(report.holds().stream().skip(1).allMatch(hold -> hold.onsetSeconds() >= gap.endSeconds()));

        assertEquals(1, events().stream().filter("gap"::equals).count());
        assertEquals(1, events().stream().filter("interrupted"::equals).count());
        JsonNode hold = messages("hold").getFirst();
        assertEquals("interrupted", hold.get("hold").get("ended").asText());
    }

    private Told live(InterruptedPress.Interruption interruption, Path file) throws Exception {
        Told told = new Told();
        List<String> alarms = new ArrayList<>();
        LiveHub hub = new LiveHub();
        hub.join(new Browser());
        HostClock system = HostClock.system();
        RecordingDescription description =
                RecordingDescription.ofOneDevice("test", "0", Instant.parse("2026-11-21T00:00:00Z"), "{}");
        try (LivePublisher publisher = new LivePublisher(
                        LiveStream.ofOne(
                                hub, "test", Prescriptions.demonstration(), new FixedHealth(), system.nanoTime()),
                        system);
                Recorder recorder = Recorder.start(file, description, alarms::add);
                AcquisitionLoop loop = new AcquisitionLoop(
                        new InterruptedPress(interruption),
                        Calibrations.none(),
                        () -> FilterProfiles.HOLD,
                        List.of(new LiveAnalysis(Prescriptions.demonstration(), publisher), recorder.device(0), told),
                        (message, cause) -> alarms.add(message),
                        new HurriedClock())) {
            publisher.start();
            loop.start();
            assertTrue(told.ended.await(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), alarms);
        return told;
    }

    private static Told replayed(Path file) throws Exception {
        Told told = new Told();
        try (ReplaySource source = new ReplaySource("replay", file, ReplaySource.MAX_SPEED)) {
            Conditioner conditioner = new Conditioner(source, told);
            conditioner.onHello(source.open());
            while (source.poll(conditioner)) {
                // Until the recording's end.
            }
        }
        return told;
    }

    private List<String> events() throws Exception {
        return messages("event").stream()
                .map(message -> message.get("event").asText())
                .toList();
    }

    private List<JsonNode> messages(String type) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> messages = new ArrayList<>();
        for (String text : received) {
            JsonNode message = json.readTree(text);
            if (message.get("type").asText().equals(type)) {
                messages.add(message);
            }
        }
        return messages;
    }
}
