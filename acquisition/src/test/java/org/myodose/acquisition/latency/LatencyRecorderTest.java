package org.myodose.acquisition.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatencyRecorderTest {

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void tellsPercentilesInMicroseconds() {
        for (int micros = 1; micros <= 1_000; micros++) {
            recorder.record(Stage.CONDITIONED, micros * 1_000L);
        }
        StageLatency told = recorder.sinceBeginning().of(Stage.CONDITIONED);
        assertEquals(1_000, told.count());
        assertEquals(500, told.p50Micros(), 0.5);
        assertEquals(900, told.p90Micros(), 0.9);
        assertEquals(990, told.p99Micros(), 1);
        assertEquals(999, told.p999Micros(), 1);
        assertEquals(1_000, told.maxMicros(), 1);
    }

    @Test
    void tellsTheWholeDistributionUpToTheLongest() {
        assertEquals(
                List.of(),
                recorder.distributions().get(Stage.CONDITIONED.ordinal()).points());
        for (int micros = 1; micros <= 1_000; micros++) {
            recorder.record(Stage.CONDITIONED, micros * 1_000L);
        }
        StageDistribution told = recorder.distributions().get(Stage.CONDITIONED.ordinal());
        assertEquals(1_000, told.count());
        assertEquals(100, told.points().getLast().percentile());
        assertEquals(1_000, told.points().getLast().micros(), 1);
        double before = -1;
        for (StageDistribution.Point point : told.points()) {
            assertEquals(10 * point.percentile(), point.micros(), 6, told.toString());
            assertTrue(point.percentile() > before, told.toString());
            before = point.percentile();
        }
    }

    @Test
    void namesEveryStageInOrderAndInWordsEvenWhereNothingWasMeasured() {
        LatencyReport report = recorder.sinceBeginning();
        assertEquals(
                List.of(Stage.values()),
                report.stages().stream().map(StageLatency::stage).toList());
        for (StageLatency told : report.stages()) {
            assertEquals(0, told.count());
            assertEquals(0.0, told.maxMicros());
            assertFalse(told.meaning().isBlank());
        }
    }

    @Test
    void intervalsBeginAnewAndTheWholeGoesOn() {
        recorder.record(Stage.AWAY, 5_000);
        assertEquals(1, recorder.sinceLastReport().of(Stage.AWAY).count());
        recorder.record(Stage.AWAY, 7_000);
        assertEquals(2, recorder.sinceBeginning().of(Stage.AWAY).count());
        assertEquals(7, recorder.sinceLastReport().of(Stage.AWAY).maxMicros(), 0.01);
        assertEquals(0, recorder.sinceLastReport().of(Stage.AWAY).count());
        assertEquals(7, recorder.sinceBeginning().of(Stage.AWAY).maxMicros(), 0.01);
    }

    @Test
    void keepsWhatIsOutOfRangeAtTheEnds() {
        recorder.record(Stage.JITTER, -5);
        recorder.record(Stage.JITTER, Long.MAX_VALUE);
        StageLatency told = recorder.sinceBeginning().of(Stage.JITTER);
        assertEquals(2, told.count());
        assertEquals(6e7, told.maxMicros(), 6e4);
    }

    /** Reports taken while the other thread records lose nothing and count nothing twice. */
    @Test
    void reportsDuringRecordingAddUp() throws InterruptedException {
        long count = 2_000_000;
        Thread hot = Thread.ofPlatform().start(() -> {
            for (long value = 0; value < count; value++) {
                recorder.record(Stage.PUBLISHED, value % 10_000);
            }
        });
        long seen = 0;
        while (hot.isAlive()) {
            seen += recorder.sinceLastReport().of(Stage.PUBLISHED).count();
        }
        hot.join();
        seen += recorder.sinceLastReport().of(Stage.PUBLISHED).count();
        assertEquals(count, seen);
        assertEquals(count, recorder.sinceBeginning().of(Stage.PUBLISHED).count());
    }

    @Test
    void remembersWhenScansHadToWaitLongerThanFiveMilliseconds() {
        recorder.recordUntil(1_000, Stage.AWAY, 5_000_000);
        recorder.recordUntil(2_000, Stage.AWAY, 5_000_001);
        recorder.recordUntil(3_000, Stage.JITTER, 9_000_000);
        assertEquals(2, recorder.stallCount());
        assertEquals(
                List.of(new Stall(Stage.AWAY, 2_000, 5_000_001), new Stall(Stage.JITTER, 3_000, 9_000_000)),
                recorder.stalls());
        assertEquals(2, recorder.sinceBeginning().of(Stage.AWAY).count());
    }

    @Test
    void keepsTheLatestStallsAndTheNumberOfAll() {
        for (int index = 1; index <= 3_000; index++) {
            recorder.recordUntil(index, Stage.AWAY, 6_000_000);
        }
        assertEquals(3_000, recorder.stallCount());
        List<Stall> kept = recorder.stalls();
        assertEquals(3_000, kept.getLast().endNs());
        assertEquals(3_000 - kept.size() + 1, kept.getFirst().endNs());
        assertEquals(1_023, kept.size(), 1);
    }
}
