package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.myodose.acquisition.Devices.newtons;
import static org.myodose.acquisition.Devices.scanArriving;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.latency.Stage;
import org.myodose.device.LinkState;

/** What the loop's figures are: forces, zeros and latencies. */
@Timeout(60)
class LoopFiguresTest extends LoopUnderTest {

    @Test
    void aRequestToTareStandsInTheStreamBeforeTheNextScan() {
        source.opens(newtons("A", 2_000, 1)).delivers(sink -> {
            loop.requestTare();
            sink.onScan(scanArriving(0, 0, 0, 100));
            sink.onScan(scanArriving(1, 10_000, 0, 150));
            return false;
        });
        loop.start();
        awaitState(LinkState.ENDED);
        List<String> story = told.lines.subList(3, 7);
        assertEquals("event TARE_REQUESTED true", story.get(0));
        assertEquals("tare [10.0]", story.get(2));
        assertEquals(List.of(10.0, 5.0), told.totals);
    }

    /** The figures of the live loop are those of feeding the same scans to a conditioner, to the last bit. */
    @Test
    void liveAndOfflineGiveTheSameBits() {
        source.opens(DEVICE);
        Recorded offline = new Recorded();
        Conditioner conditioner = new Conditioner(Calibrations.none(), offline);
        conditioner.onHello(DEVICE);
        for (int batch = 0; batch < 40; batch++) {
            ScriptedSource.Poll poll = noisyBatch(batch);
            source.delivers(poll);
            assertDoesNotThrow(() -> poll.deliver(conditioner));
        }
        source.ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals(
                offline.lines,
                told.lines.stream().filter(line -> !line.startsWith("link")).toList());
        assertEquals(2, offline.linesOf("gap").size());
    }

    private static ScriptedSource.Poll noisyBatch(int batch) {
        return sink -> {
            for (int index = batch * 25; index < batch * 25 + 25; index++) {
                long time = index * 10_007L + (batch >= 20 ? 900_000 : 0);
                long sinceRestart = batch >= 30 ? time - 10_000_000 + 5_000 : time + 20_000_000;
                sink.onScan(scanArriving(index, sinceRestart, time * 1000, (index * 7919) % 997));
            }
            return true;
        };
    }

    @Test
    void measuresEachStage() {
        loop = loopWith(told, new SlowConsumer(clock));
        source.opens(DEVICE).delivers(sink -> {
            clock.advanceMillis(5);
            sink.onScan(scanArriving(0, 0, 3_000_000, 10));
            return true;
        });
        source.delivers(sink -> {
            sink.onScan(scanArriving(1, 10_000, 14_000_000, 10));
            return false;
        });
        loop.start();
        awaitState(LinkState.ENDED);
        LatencyReport report = loop.latency().sinceBeginning();
        assertEquals(2_000, report.of(Stage.CONDITIONED).maxMicros(), 2);
        assertEquals(9_000, report.of(Stage.PUBLISHED).maxMicros(), 9);
        assertEquals(9_000, report.of(Stage.AWAY).maxMicros(), 9);
        assertEquals(1_000, report.of(Stage.JITTER).maxMicros(), 1);
        assertEquals(2, report.of(Stage.PUBLISHED).count());
    }

    /** Eight scans come in one bunch, the first of them 70 ms after it was measured: the read alone would not tell. */
    @Test
    void countsTheAgeOfADecisionFromTheMeasurement() {
        loop = loopWith(told);
        source.opens(DEVICE).delivers(sink -> {
            for (int index = 0; index < 108; index++) {
                if (index < 100) {
                    clock.advanceMillis(10);
                } else if (index == 100) {
                    clock.advanceMillis(80);
                }
                sink.onScan(scanArriving(index, index * 10_000L, clock.nanoTime(), 10));
            }
            return false;
        });
        loop.start();
        awaitState(LinkState.ENDED);
        LatencyReport report = loop.latency().sinceBeginning();
        assertEquals(0, report.of(Stage.PUBLISHED).maxMicros());
        assertEquals(108, report.of(Stage.DECISION_AGE).count());
        assertEquals(0, report.of(Stage.DECISION_AGE).p50Micros(), 10);
        assertEquals(70_000, report.of(Stage.DECISION_AGE).maxMicros(), 100);
        // Without replies to pings even the promptest may have been under way for 20 ms.
        assertEquals(20_000, report.of(Stage.DECISION_AGE_DOUBT).p50Micros(), 5_000);
    }

    /** Takes 7 ms for the first sample. */
    private static final class SlowConsumer extends NullConsumer {
        private final ManualClock clock;
        private boolean slow = true;

        SlowConsumer(ManualClock clock) {
            this.clock = clock;
        }

        @Override
        public void onForce(ForceSample sample) {
            if (slow) {
                // Conditioned 2 ms after arrival, published 9 ms after: the second scan arrives later than that.
                clock.advanceMillis(7);
                slow = false;
            }
        }
    }
}
