package org.myodose.device.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;
import org.myodose.device.wire.WireSource;

/** The device's side and the product's own source, end to end. */
@Timeout(60)
class EmulatedLinkTest {

    @TempDir
    Path folder;

    private TraceCounts trace() throws IOException, TraceException {
        StringBuilder text = new StringBuilder("t_ms,left_kg,right_kg\n");
        for (int i = 0; i < 500; i++) {
            int jitter = i * 7 % 5;
            text.append(i * 13 + jitter + (i > 200 ? 700_000 : 0));
            text.append(',').append(i % 50 / 10.0).append(',').append(-i * 3.25).append('\n');
        }
        Path file = Files.writeString(folder.resolve("two.csv"), text);
        return TraceCounts.of(TraceFile.read(file, TraceOptions.guessed().withForceColumns("2", "3")));
    }

    private static ScanSource source(CountSource measured, Pacing pacing) {
        return new WireSource("emulated", () -> new EmulatedLink("emulated", new EmulatedDevice(measured), pacing));
    }

    @Test
    void theWireDeliversExactlyWhatTheFileHolds() throws Exception {
        TraceCounts trace = trace();
        try (ScanSource wire = source(new TraceScans(trace, false), Pacing.immediate());
                TraceSource file = new TraceSource(trace)) {
            assertEquals(trace.description(), wire.open());
            HeardScans overTheWire = HeardScans.allOf(wire);
            assertEquals(HeardScans.allOf(file).scans, overTheWire.scans);
            assertEquals(0, overTheWire.framesMissing);
            assertEquals(0, wire.counters().get(LinkCounters.Kind.DAMAGED_BYTES));
        }
    }

    @Test
    void beginsAnewWhenItIsOpenedAgain() throws Exception {
        TraceCounts trace = trace();
        try (ScanSource wire = source(new TraceScans(trace, false), Pacing.immediate())) {
            HeardScans first = HeardScans.allOf(wire);
            assertEquals(first.scans, HeardScans.allOf(wire).scans);
        }
    }

    /** Time that passes only by being waited for, and always less than was asked. */
    private static final class Halting implements Pacing {
        private long nowMicros;
        private int waits;

        @Override
        public long nowMicros() {
            return nowMicros;
        }

        @Override
        public void await(long dueMicros) {
            waits++;
            nowMicros += (dueMicros - nowMicros + 1) / 2;
        }

        @Override
        public void wake() {
            throw new IllegalStateException("nobody writes here");
        }
    }

    @Test
    void givesNothingBeforeItIsDue() {
        Halting pacing = new Halting();
        EmulatedLink link = new EmulatedLink("emulated", new EmulatedDevice(new SteadyScans(1000, 1)), pacing);
        byte[] buffer = new byte[4096];
        assertTrue(link.read(buffer) > 0, "the introduction is there at once");
        assertEquals(0, pacing.waits);
        assertTrue(link.read(buffer) > 0, "then the status");
        assertEquals(1_000_000, pacing.nowMicros());
        assertTrue(pacing.waits > 10, "a wait may end early");
    }

    @Test
    void deviceTimeIsTheClocksTimesTheSpeed() {
        long[] nowNs = {5_000_000};
        Pacing pacing = Pacing.realTime(2.5, () -> nowNs[0]);
        assertEquals(0, pacing.nowMicros());
        nowNs[0] += 4_000_000;
        assertEquals(10_000, pacing.nowMicros());
        pacing.await(10_000);
        pacing.await(9_999);
        pacing.wake();
        pacing.await(Pacing.NEVER);
    }

    @Test
    void closingFreesABlockedReaderAndRefusesWriters() throws Exception {
        EmulatedLink link =
                new EmulatedLink("emulated", new EmulatedDevice(new SteadyScans(1000, 1)), Pacing.realTime(0.01));
        byte[] buffer = new byte[4096];
        assertTrue(link.read(buffer) > 0);
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> link.read(buffer));
        link.close();
        assertEquals(-1, reader.get(30, TimeUnit.SECONDS));
        assertThrows(LinkException.class, () -> link.write(buffer, 0, 1));
    }

    @Test
    void refusesSpeedsThatCannotBeMeant() {
        for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 20_000}) {
            assertThrows(IllegalArgumentException.class, () -> Pacing.realTime(speed));
        }
    }

    @Test
    void aTraceAsASourceObeysNoCommandAndEndsWhenClosed() throws Exception {
        TraceSource file = new TraceSource(trace());
        file.open();
        assertThrows(LinkException.class, () -> file.send(new org.myodose.device.Command.Tare()));
        assertTrue(file.poll(new HeardScans()));
        file.close();
        assertFalse(file.poll(new HeardScans()));
    }
}
