package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.clock.Timing;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.ScanSink;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceCatalog;

/** The loop asks a device for its time, and uses the answers. */
@Timeout(60)
class LoopPingTest {

    private static final int PING = 0x86;

    @Test
    void usesTheAnswersOfADeviceThatStreams() throws Exception {
        try (AcquisitionLoop loop = new AcquisitionLoop(
                SourceCatalog.devices().source("sim:hand"), Calibrations.none(), List.of(), (message, cause) -> {})) {
            loop.start();
            Await.until(
                    "answered pings", () -> loop.timing().map(Timing::replies).orElse(0L) > 0);
            Timing timing = loop.timing().orElseThrow();
            assertTrue(timing.roundTripMicros() > 0, timing::toString);
        }
    }

    @Test
    void goesOnWhereNoPingCanBeSentAndPassesRepliesByThatNobodyWaitsFor() throws Exception {
        ManualClock clock = new ManualClock();
        Deaf source = new Deaf();
        Pinger pinger = new Pinger(source, clock, () -> true);
        Thread thread = Thread.ofPlatform().daemon().start(pinger);
        Await.until("a ping", () -> !source.tokens.isEmpty());
        assertEquals(Pinger.NOT_ASKED, pinger.sentNs(reply(PING, 2)));
        assertEquals(Pinger.NOT_ASKED, pinger.sentNs(reply(PING, 0)));
        assertEquals(Pinger.NOT_ASKED, pinger.sentNs(reply(0x81, 1)));
        assertEquals(0, pinger.sentNs(reply(PING, 1)));
        // Again and again, for the pinger may not have gone to sleep yet when time is moved on.
        Await.until("another ping", () -> {
            clock.advanceMillis(200);
            return source.tokens.size() >= 2;
        });
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(30)));
    }

    private static Reply reply(int commandType, long token) {
        return new Reply(commandType, 0, Reply.Result.DONE, token);
    }

    /** Takes note of what it is sent and says each time that it could not be. */
    private static final class Deaf implements ScanSource {
        final List<Integer> tokens = new CopyOnWriteArrayList<>();

        @Override
        public DeviceDescription open() throws LinkException {
            throw new LinkException("nobody is there");
        }

        @Override
        public boolean poll(ScanSink sink) {
            return false;
        }

        @Override
        public void send(Command command) throws LinkException {
            tokens.add(((Command.Ping) command).token());
            throw new LinkException("nobody hears");
        }

        @Override
        public LinkCounters counters() {
            return new LinkCounters();
        }

        @Override
        public String description() {
            return "deaf";
        }

        @Override
        public void close() {}
    }
}
