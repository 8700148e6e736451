package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.Devices.channel;
import static org.myodose.acquisition.Devices.scanArriving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.LinkState;

@Timeout(60)
class AcquisitionLoopTest extends LoopUnderTest {

    @Test
    void tellsTheWholeStoryInOrderOnItsNamedThread() {
        List<String> threads = new ArrayList<>();
        loop = loopWith(told, new ThreadNotingConsumer(threads));
        source.opens(DEVICE).delivers(scans(0, 10, 20)).ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals("link CONNECTING Connecting to script.", told.lines.get(0));
        assertTrue(told.lines.get(1).startsWith("device A "));
        assertEquals("link STREAMING Scans are coming in.", told.lines.get(2));
        assertEquals(2, told.linesOf("force").size());
        Await.until("the last word", () -> told.lines.getLast().equals("link ENDED script has come to its end."));
        assertEquals(List.of("acquisition-script", "acquisition-script"), threads);
    }

    @Test
    void triesAgainEverMoreSlowlyUntilTheDeviceIsThere() {
        for (int attempt = 0; attempt < 7; attempt++) {
            source.refuses("There is no port /dev/none: plug the device in.");
        }
        source.opens(DEVICE).delivers(scans(0, 10));
        loop.start();
        for (long millis : new long[] {250, 500, 1_000, 2_000, 4_000, 5_000, 5_000}) {
            clock.passSleepOfMillis(millis);
        }
        awaitState(LinkState.STREAMING);
        assertEquals(7, told.linesOf("link LOST").size());
    }

    @Test
    void aLostDeviceIsToldWithItsCauseAndComesBackAsAGap() {
        source.opens(DEVICE)
                .delivers(scans(7_000_000, 10, 10))
                .loses("The device at script was unplugged: plug it in again.")
                .opens(DEVICE)
                .delivers(sink -> {
                    sink.onScan(scanArriving(0, 5_000, 3_000_000_000L, 10));
                    return true;
                })
                .loses("Again.");
        loop.start();
        clock.passSleepOfMillis(250);
        // A connection that comes and goes at once does not set the waiting time back.
        clock.passSleepOfMillis(500);
        assertEquals(
                "link LOST The device at script was unplugged: plug it in again.",
                told.linesOf("link").get(2));
        assertEquals(List.of("gap 10000 3010000 missing 0"), told.linesOf("gap"));
        assertEquals(List.of(0L, 10_000L, 3_010_000L), told.timesMicros);
    }

    @Test
    void aConsumerThatThrowsIsStoppedWithAnAlarmAndTheOthersGoOn() {
        loop = loopWith(new FailingConsumer(), told);
        source.opens(DEVICE).delivers(scans(0, 10, 20, 30)).ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals(3, told.linesOf("force").size());
        assertEquals(1, loop.consumersStopped());
        assertEquals(
                List.of("FailingConsumer failed and gets no more data until the next start:"
                        + " java.lang.IllegalStateException: disk full"),
                alarms);
    }

    @Test
    void closeEndsALoopThatWaitsForInput() {
        source.opens(DEVICE).delivers(scans(0, 10));
        loop.start();
        awaitState(LinkState.STREAMING);
        loop.close();
        assertEquals("link ENDED Closed.", told.lines.getLast());
    }

    @Test
    void closeEndsALoopThatWaitsToTryAgain() {
        source.refuses("no");
        loop.start();
        awaitState(LinkState.LOST);
        loop.close();
        assertEquals("link ENDED Closed.", told.lines.getLast());
    }

    @Test
    void aConsumerMayCloseTheLoop() {
        AcquisitionLoop[] self = new AcquisitionLoop[1];
        loop = loopWith(told, new ClosingConsumer(() -> self[0].close()));
        self[0] = loop;
        source.opens(DEVICE).delivers(scans(0, 10)).delivers(scans(10_000, 20));
        loop.start();
        awaitState(LinkState.ENDED);
    }

    @Test
    void closingALoopThatNeverRanDoesNothing() {
        assertDoesNotThrow(loop::close);
        assertEquals(List.of(), told.lines);
    }

    @Test
    void tellsTheOutcomeOfTheFirstAttemptToWhoeverWaitsForIt() throws Exception {
        source.refuses("There is no port /dev/none: plug the device in.");
        loop.start();
        LinkException refused = assertThrows(LinkException.class, () -> loop.awaitDevice(PATIENCE));
        assertEquals("There is no port /dev/none: plug the device in.", refused.getMessage());
        loop.close();

        ScriptedSource good = new ScriptedSource().opens(DEVICE);
        try (AcquisitionLoop second = new AcquisitionLoop(
                good, Calibrations.none(), () -> FilterProfiles.HOLD, List.of(), (m, c) -> {}, clock)) {
            second.start();
            assertEquals(DEVICE, second.awaitDevice(PATIENCE));
        }
    }

    @Test
    void doesNotWaitForeverForADeviceThatSaysNothing() {
        loop.start();
        assertEquals(
                "script did not answer within 0 s: check that the device is switched on and that this is its port.",
                assertThrows(LinkException.class, () -> loop.awaitDevice(Duration.ZERO))
                        .getMessage());
    }

    @Test
    void aDeviceWhoseChannelsCannotBeSummedIsToldWithTheReasonAndTheNextOneTried() {
        source.opens(
                Devices.of("A", 1_000, channel("palm", ForceUnit.COUNTS, 0), channel("table", ForceUnit.NEWTONS, 0)));
        loop.start();
        assertThrows(CalibrationException.class, () -> loop.awaitDevice(PATIENCE));
        awaitState(LinkState.LOST);
        Await.until(
                "the reason",
                () -> told.lines
                        .getLast()
                        .startsWith("link LOST Channel palm of device A gives counts while others give force"));
        assertEquals(LinkCause.CALIBRATION_UNUSABLE, told.causes.getLast());
        source.opens(DEVICE).delivers(scans(0, 10));
        clock.passSleepOfMillis(250);
        awaitState(LinkState.STREAMING);
    }

    @Test
    void aFaultInTheSourceIsToldAndTriedAgainNotSilent() {
        source.opens(DEVICE)
                .delivers(sink -> {
                    throw new IllegalStateException("bug");
                })
                .opens(DEVICE)
                .delivers(scans(0, 10));
        loop.start();
        clock.passSleepOfMillis(250);
        awaitState(LinkState.STREAMING);
        assertEquals(
                "link LOST script failed in a way that it should not (java.lang.IllegalStateException: bug):"
                        + " please report this.",
                told.linesOf("link").get(1));
    }

    @Test
    void anErrorOfTheSourceIsToldToWhoeverWaitsForTheDevice() {
        source.opensBy(() -> {
            throw new UnsatisfiedLinkError("no native library");
        });
        loop.start();
        LinkException refusal = assertThrows(LinkException.class, () -> loop.awaitDevice(PATIENCE));
        assertTrue(refusal.getMessage().contains("no native library"), refusal::getMessage);
        awaitState(LinkState.LOST);
    }

    @Test
    void aDeviceThatRestartsInMidStreamIsIntroducedAgain() {
        source.opens(DEVICE)
                .delivers(scans(9_000_000, 10))
                .delivers(sink -> {
                    sink.onFramesMissing(3);
                    sink.onHello(DEVICE);
                    sink.onScan(scanArriving(1, 2_000, 700_000_000, 20));
                    return true;
                })
                .ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals(2, told.linesOf("device").size());
        assertEquals(List.of("gap 0 700000 missing 3"), told.linesOf("gap"));
    }

    private static final class FailingConsumer extends NullConsumer {
        @Override
        public void onForce(ForceSample sample) {
            throw new IllegalStateException("disk full");
        }
    }

    private static final class ThreadNotingConsumer extends NullConsumer {
        private final List<String> threads;

        ThreadNotingConsumer(List<String> threads) {
            this.threads = threads;
        }

        @Override
        public void onForce(ForceSample sample) {
            threads.add(Thread.currentThread().getName());
        }
    }

    private static final class ClosingConsumer extends NullConsumer {
        private final Runnable close;

        ClosingConsumer(Runnable close) {
            this.close = close;
        }

        @Override
        public void onForce(ForceSample sample) {
            close.run();
        }
    }
}
