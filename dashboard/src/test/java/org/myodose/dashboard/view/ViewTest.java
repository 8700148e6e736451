package org.myodose.dashboard.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.dashboard.TestRecordings;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Whatever window is asked for shows the lowest and highest of the very samples in it, and gaps as gaps. */
class ViewTest {

    private static final int RATE_HZ = 1000;
    private static final int SECONDS = 90;
    private static final long GAP_FROM = 40_000_000;
    private static final long GAP_TO = 47_500_000;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private ViewCache cache = new ViewCache(Path.of(""));

    @BeforeEach
    void record() throws Exception {
        file = TestRecordings.noisy(folder.resolve("press.xdf"), RATE_HZ, SECONDS, GAP_FROM, GAP_TO);
        cache = new ViewCache(folder.resolve("cache"));
    }

    private View view() throws Exception {
        cache.make("place", "1", Recording.open(file), share -> true);
        return cache.find("place", "1").orElseThrow();
    }

    @Test
    void showsTheLowestAndHighestOfTheSamplesOfEveryBucket() throws Exception {
        View view = view();
        Truth truth = Truth.of(file);
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            double length = SECONDS * Math.pow(random.nextDouble(), 3) + 0.01;
            double from = random.nextDouble() * (SECONDS - length);
            int buckets = 1 + random.nextInt(600);
            Window window = view.window(0, micros(from), micros(from + length), buckets, List.of(0));
            if (!window.everySample()) {
                assertEnvelope(window, truth, buckets);
            }
        }
    }

    /** Every sample's total, as the conditioner gives it. */
    private static final class Truth implements ForceConsumer {

        private final List<Long> times = new ArrayList<>();
        private final List<Double> forces = new ArrayList<>();

        static Truth of(Path file) throws RecordingException {
            Truth truth = new Truth();
            Recording.open(file).forEachDevice(device -> new RecordingReplay(truth));
            return truth;
        }

        long[] micros() {
            return times.stream().mapToLong(Long::longValue).toArray();
        }

        double[] newtons() {
            return forces.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onForce(ForceSample sample) {
            times.add(sample.timeMicros);
            forces.add(sample.totalForce);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }

    private static long micros(double seconds) {
        return Math.round(seconds * 1e6);
    }

    /** Of all samples none lies outside, and each bound is a sample's of the bucket or of a row that touches it. */
    private static void assertEnvelope(Window window, Truth truth, int buckets) {
        float[] figures = window.figures().getFirst();
        long[] times = truth.micros();
        double[] forces = truth.newtons();
        double length = (window.toMicros() - window.fromMicros()) / 1e6 / buckets;
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int sample = 0; sample < times.length; sample++) {
            long micros = times[sample];
            if (micros < window.fromMicros() || micros >= window.toMicros()) {
                continue;
            }
            double place = (micros - window.fromMicros()) / 1e6 / length;
            int bucket = Math.min(buckets - 1, (int) place);
            float force = (float) forces[sample];
            boolean nearEdge = Math.abs(place - Math.rint(place)) < 1e-6;
            assertTrue(
                    nearEdge || (figures[2 * bucket] <= force && force <= figures[2 * bucket + 1]),
                    () -> "sample at " + micros + " µs: " + force);
            lowest = Math.min(lowest, force);
            highest = Math.max(highest, force);
        }
        if (lowest <= highest) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int bucket = 1; bucket < buckets - 1; bucket++) {
                low = Float.isNaN(figures[2 * bucket]) ? low : Math.min(low, figures[2 * bucket]);
                high = Float.isNaN(figures[2 * bucket]) ? high : Math.max(high, figures[2 * bucket + 1]);
            }
            // Only the outermost buckets may show a row that begins before the window or ends behind it.
            assertTrue(buckets < 3 || (low >= lowest && high <= highest), low + " to " + high);
        }
    }

    @Test
    void showsEverySampleOfASmallWindow() throws Exception {
        Window window = view().window(0, 10_000_000, 10_050_000, 100, List.of(0, 2));
        assertTrue(window.everySample());
        Truth truth = Truth.of(file);
        long[] times = Arrays.stream(truth.micros())
                .filter(micros -> micros >= 9_999_000 && micros <= 10_050_000)
                .toArray();
        assertArrayEquals(times, window.timesMicros(), "one more on either side");
        assertEquals(2, window.figures().size());
        assertEquals(times.length, window.figures().getLast().length);
    }

    @Test
    void aGapStaysAGapAtEveryZoom() throws Exception {
        View view = view();
        for (int buckets : List.of(90, 900, 3600)) {
            float[] figures = view.window(0, 0, SECONDS * 1_000_000L, buckets, List.of(0))
                    .figures()
                    .getFirst();
            for (int bucket = 0; bucket < buckets; bucket++) {
                double from = SECONDS * 1e6 * bucket / buckets;
                double to = SECONDS * 1e6 * (bucket + 1) / buckets;
                boolean inGap = from > GAP_FROM && to < GAP_TO;
                boolean outside = to <= GAP_FROM || from >= GAP_TO;
                if (inGap || outside) {
                    assertEquals(inGap, Float.isNaN(figures[2 * bucket]), "bucket " + bucket + " of " + buckets);
                }
            }
        }
    }

    @Test
    void namesTotalZonesAndChannels() throws Exception {
        ViewSignal signal = view().signals().getFirst();
        assertEquals("N", signal.unit());
        assertEquals(
                List.of("total", "zone", "zone", "channel", "channel"),
                signal.columns().stream().map(ViewSignal.Column::kind).toList());
        assertEquals("thumb", signal.columns().get(1).name());
    }

    @Test
    void leavesNothingOfAViewThatWasCancelledAndNeverTouchesTheRecording() throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                CancellationException.class,
                () -> cache.make("place", "1", Recording.open(file), share -> share < 0.3));
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(cache.find("place", "1").isPresent());
        assertFalse(cache.last("place").isPresent());
        view();
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    /** Or a recording that goes on would fill the disk with views of itself. */
    @Test
    void keepsTheLastViewOfAFileAlone() throws Exception {
        view();
        cache.make("elsewhere", "1", Recording.open(file), share -> true);
        cache.make("place", "2", Recording.open(file), share -> true);
        assertFalse(cache.find("place", "1").isPresent());
        assertTrue(cache.find("place", "2").isPresent());
        assertTrue(cache.last("place").isPresent());
        assertTrue(cache.find("elsewhere", "1").isPresent());
    }

    @Test
    void refusesWindowsThatMakeNoSense() throws Exception {
        View view = view();
        assertThrows(IllegalArgumentException.class, () -> view.window(0, 5, 5, 10, List.of(0)));
        assertThrows(IllegalArgumentException.class, () -> view.window(0, 0, 5, 0, List.of(0)));
        assertThrows(IllegalArgumentException.class, () -> view.window(0, 0, 5, 100_000, List.of(0)));
        assertThrows(IndexOutOfBoundsException.class, () -> view.window(0, 0, 5, 10, List.of(99)));
        assertThrows(IndexOutOfBoundsException.class, () -> view.window(1, 0, 5, 10, List.of(0)));
    }

    @Test
    void beforeAndBehindTheRecordingThereIsNothing() throws IOException, Exception {
        Window behind = view().window(0, 200_000_000, 300_000_000, 10, List.of(0));
        assertTrue(behind.everySample());
        assertTrue(behind.timesMicros().length <= 1);
    }
}
