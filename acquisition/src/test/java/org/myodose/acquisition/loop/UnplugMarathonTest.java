package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PortEmulator;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.Pacer;
import org.myodose.device.wire.WireSource;

/**
 * A device on a real terminal of the kernel, read through jSerialComm, whose terminal goes away and comes back again and
 * again under the loop, 1,000 times.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(900)
class UnplugMarathonTest {

    private static final int UNPLUGS = 1_000;
    private static final long SEED = 20_261_121;
    private static final int MOST_SCANS_OF_A_PLUG = 60;
    private static final int MOST_ATTEMPTS_AT_NOTHING = 3;
    private static final int HANDSHAKES_BROKEN_OFF_ONE_IN = 3;

    /**
     * What a Java process may come to by itself in a first minute. A connection's buffers alone are 10 KB, so of 800
     * connections kept 8 MB would be seen.
     */
    private static final long HEAP_TOLERANCE_BYTES = 1_000_000;

    @TempDir
    Path folder;

    private final NumberedScans scans = new NumberedScans();
    private final MarathonWitness witness = new MarathonWitness(scans);
    private final Random random = new Random(SEED);

    /** A device that is plugged in: its terminal and its thread. */
    private record Plugged(PortEmulator emulator, CompletableFuture<Void> device) {

        void unplug() throws Exception {
            emulator.close();
            device.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void losesNothingUntoldAndGrowsByNothingHoweverOftenTheDeviceIsUnplugged() throws Exception {
        String path = folder.resolve("port").toString();
        LeapingClock clock = new LeapingClock("acquisition-serial:" + path, 250, 500, 1_000, 2_000, 4_000, 5_000);
        WireSource source = new WireSource(
                "serial:" + path,
                () -> SerialLink.open(path, SerialLink.DEFAULT_BAUD),
                Pacer.realTime(),
                clock::nanoTime);
        Plugged device = plugIn();
        Footprint settled = footprint();
        try (AcquisitionLoop loop = new AcquisitionLoop(
                source,
                Calibrations.none(),
                () -> FilterProfiles.HOLD,
                List.of(witness),
                (message, cause) -> {
                    throw new IllegalStateException(message, cause);
                },
                clock)) {
            loop.start();
            for (int unplug = 1; unplug <= UNPLUGS; unplug++) {
                awaitScans(1 + random.nextInt(MOST_SCANS_OF_A_PLUG));
                if (unplug == UNPLUGS / 5) {
                    settled = footprint();
                }
                int sleeps = clock.leaps();
                device.unplug();
                awaitUnplug(unplug);
                await("the wait before it seeks", () -> clock.leaps() > sleeps);
                seekInVain(clock, random.nextInt(MOST_ATTEMPTS_AT_NOTHING));
                if (random.nextInt(HANDSHAKES_BROKEN_OFF_ONE_IN) == 0) {
                    breakOffAHandshake(clock);
                }
                device = plugIn();
                clock.permit(1);
            }
            awaitScans(MOST_SCANS_OF_A_PLUG);
            checkScans(source.counters());
            checkGrowth(settled, footprint());
        } finally {
            device.unplug();
        }
        assertEquals("", clock.complaint());
    }

    /** The loop waits again after each time that it found nothing. */
    private void seekInVain(LeapingClock clock, int attempts) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            int before = clock.leaps();
            clock.permit(1);
            await("an attempt at nothing", () -> clock.leaps() > before);
        }
    }

    /** A device that goes away while it is introducing itself: before it, within it, or when it is told to start. */
    private void breakOffAHandshake(LeapingClock clock) throws Exception {
        int leapsBefore = clock.leaps();
        int unplugsBefore = witness.unplugsBeforeScans();
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        Hello hello = new Hello(scans.description(), false, true, scans.maxRateMilliHertz(), scans.countBytes());
        int length = random.nextInt(1 + new FrameEncoder().hello(hello, 0, line, 0));
        try (PseudoTerminal terminal = PseudoTerminal.open(folder.resolve("port"))) {
            clock.permit(1);
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> firstBytes(terminal));
            assertTrue(asked.get(30, TimeUnit.SECONDS) > 0, "the host asks who is there");
            terminal.write(line, 0, length);
        }
        await("the wait after a broken handshake", () -> clock.leaps() > leapsBefore);
        assertEquals(unplugsBefore + 1, witness.unplugsBeforeScans());
    }

    private static int firstBytes(PseudoTerminal terminal) {
        try {
            return terminal.read(new byte[100]);
        } catch (LinkException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Plugged plugIn() throws LinkException {
        PortEmulator emulator = new PortEmulator(
                PseudoTerminal.open(folder.resolve("port")), new EmulatedDevice(scans), Pacing.realTime(1));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("plugged-device").start(() -> {
            try {
                emulator.run();
                ended.complete(null);
            } catch (LinkException | RuntimeException | Error failure) {
                ended.completeExceptionally(failure);
            }
        });
        return new Plugged(emulator, ended);
    }

    private void awaitScans(int count) {
        await(count + " scans", () -> witness.scansOfThisPlug() >= count);
    }

    private void awaitUnplug(int number) {
        await("unplug " + number, () -> witness.unplugs() >= number);
    }

    private void await(String expectation, BooleanSupplier condition) {
        Await.until(expectation, () -> witness.complaint() != null || condition.getAsBoolean());
        assertNull(witness.complaint());
    }

    /** The thread that paced the handshake ends a moment after it. */
    private Footprint footprint() {
        await(
                "the end of the handshake's thread",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("device-handshake")));
        return Footprint.now();
    }

    private static void checkGrowth(Footprint before, Footprint after) {
        System.getLogger(UnplugMarathonTest.class.getName())
                .log(System.Logger.Level.INFO, "After a fifth: {0}; at the end: {1}", before, after);
        // What earlier tests of this process left to end by itself, such as the reaper of a child, may be gone by now.
        assertTrue(after.threads() <= before.threads(), () -> "threads: " + before + ", then " + after);
        assertTrue(after.handles() <= before.handles(), () -> "open files: " + before + ", then " + after);
        assertTrue(
                after.heapBytes() < before.heapBytes() + HEAP_TOLERANCE_BYTES,
                () -> "heap grew from " + before.heapBytes() + " to " + after.heapBytes() + " bytes");
    }

    private void checkScans(LinkCounters counters) {
        System.getLogger(UnplugMarathonTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} unplugs, and {7} in the middle of a handshake: {1} scans sent, {2} delivered, {3} lost in {4} gaps; {5} bytes, {6} of them in"
                                + " frames that were cut off",
                        witness.unplugs(),
                        scans.lastNumber(),
                        witness.delivered(),
                        witness.lost(),
                        witness.gaps(),
                        counters.get(Kind.BYTES_RECEIVED),
                        counters.get(Kind.DAMAGED_BYTES),
                        witness.unplugsBeforeScans());
        assertNull(witness.complaint());
        assertEquals(UNPLUGS, witness.gaps());
        assertTrue(witness.unplugsBeforeScans() > UNPLUGS / HANDSHAKES_BROKEN_OFF_ONE_IN / 2);
        assertEquals(0, counters.get(Kind.FRAMES_MISSING));
        assertEquals(
                counters.get(Kind.BYTES_RECEIVED),
                counters.get(Kind.GOOD_FRAME_BYTES)
                        + counters.get(Kind.DAMAGED_BYTES)
                        + counters.get(Kind.EMPTY_FRAMES));
    }
}
