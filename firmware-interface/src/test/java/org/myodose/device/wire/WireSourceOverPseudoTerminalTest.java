package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.serial.SerialLink;

/** The way a user's device takes: kernel, serial library, decoder. Only the wire is missing. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WireSourceOverPseudoTerminalTest {

    private static final int SCANS = 1000;

    /** The common pool of a small machine has only one thread. */
    private static final Executor THREAD_PER_TASK =
            task -> Thread.ofPlatform().daemon().start(task);

    @Test
    void losesNothingOfAThousandFramesAtFullSpeed() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (PseudoTerminal port = PseudoTerminal.open()) {
            CompletableFuture<Void> device = CompletableFuture.runAsync(() -> serve(port), THREAD_PER_TASK);
            try (WireSource source = source(port)) {
                source.open();
                while (counts.size() < SCANS) {
                    assertTrue(source.poll(new CountsSink(counts)));
                }
                assertEquals(0, source.counters().get(Kind.FRAMES_MISSING));
                assertEquals(0, source.counters().damagedFrames());
            }
            device.get(10, TimeUnit.SECONDS);
        }
        for (int index = 0; index < SCANS; index++) {
            assertEquals(index, counts.get(index));
        }
    }

    private static final class CountsSink extends IgnoringSink {

        private final List<Integer> counts;

        CountsSink(List<Integer> counts) {
            this.counts = counts;
        }

        @Override
        public void onScan(Scan scan) {
            counts.add(scan.rawCounts()[0]);
        }
    }

    /** A device in a few lines: answers what it is asked, sends all scans after START, leaves at the hang-up. */
    private static void serve(PseudoTerminal port) {
        ScriptedDevice frames = new ScriptedDevice();
        LinkCounters heard = new LinkCounters();
        FrameDecoder decoder = new FrameDecoder(frame -> answer(port, frames, frame), heard);
        byte[] buffer = new byte[256];
        try {
            for (int count = port.read(buffer); count >= 0; count = port.read(buffer)) {
                decoder.accept(buffer, 0, count, 0);
            }
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }

    private static void answer(PseudoTerminal port, ScriptedDevice frames, Frame command) {
        if (command.type() == MessageType.ASK_HELLO.code()) {
            write(port, frames.hello(false, true));
        } else if (command.type() == MessageType.START.code()) {
            write(port, frames.reply(command, Reply.Result.DONE));
            for (int index = 0; index < SCANS; index++) {
                write(port, frames.scan(1000L * index, index));
            }
        }
    }

    private static void write(PseudoTerminal port, byte[] bytes) {
        try {
            port.write(bytes, 0, bytes.length);
        } catch (LinkException failure) {
            // An unplugged device may be in the middle of a frame.
            if (!port.isClosed()) {
                throw new CompletionException(failure);
            }
        }
    }

    @Test
    void saysThatTheDeviceWasUnpluggedInMidStreamAndServesItAgain() throws Exception {
        PseudoTerminal first = PseudoTerminal.open();
        List<PseudoTerminal> plugged = new ArrayList<>(List.of(first));
        try (WireSource source = new WireSource(
                "serial:glove", () -> SerialLink.open(plugged.getLast().path().toString(), SerialLink.DEFAULT_BAUD))) {
            CompletableFuture<Void> device = CompletableFuture.runAsync(() -> serve(first), THREAD_PER_TASK);
            source.open();
            first.close();
            device.get(10, TimeUnit.SECONDS);
            LinkException lost = assertThrows(LinkException.class, () -> pollForEver(source));
            assertTrue(
                    lost.getMessage().startsWith("The device at " + first.path() + " was unplugged"),
                    lost.getMessage());

            plugged.add(PseudoTerminal.open());
            CompletableFuture<Void> again = CompletableFuture.runAsync(() -> serve(plugged.getLast()), THREAD_PER_TASK);
            assertEquals(ScriptedDevice.DESCRIPTION, source.open());
            plugged.getLast().close();
            again.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingFromAnotherThreadEndsABlockedPoll() throws Exception {
        try (PseudoTerminal port = PseudoTerminal.open()) {
            CompletableFuture<Void> device = CompletableFuture.runAsync(() -> serve(port), THREAD_PER_TASK);
            WireSource source = source(port);
            source.open();
            CompletableFuture<Void> poller = CompletableFuture.runAsync(() -> pollToTheEnd(source), THREAD_PER_TASK);
            source.close();
            poller.get(10, TimeUnit.SECONDS);
            assertFalse(source.poll(new IgnoringSink()));
            device.get(10, TimeUnit.SECONDS);
        }
    }

    /** A second process that heeds no lock and reads as well. */
    @Test
    void whatAnotherProgramTakesFromThePortShowsAsLossAndNothingIsInvented() throws Exception {
        List<Long> ticks = new ArrayList<>();
        IgnoringSink sink = new IgnoringSink() {
            @Override
            public void onScan(Scan scan) {
                ticks.add(scan.deviceTickMicros());
            }
        };
        AtomicBoolean enough = new AtomicBoolean();
        try (PseudoTerminal port = PseudoTerminal.open()) {
            CompletableFuture<Void> device = CompletableFuture.runAsync(() -> serve(port), THREAD_PER_TASK);
            WireSource source = source(port);
            source.open();
            while (ticks.size() < SCANS) {
                assertTrue(source.poll(sink));
            }
            Process thief = new ProcessBuilder("cat", port.path().toString()).start();
            CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> sendOn(port, enough), THREAD_PER_TASK);
            try {
                assumeTrue(thief.getInputStream().read() >= 0, "this system keeps it out");
                while (source.counters().get(Kind.FRAMES_MISSING) == 0) {
                    assertTrue(source.poll(sink));
                }
            } finally {
                thief.destroyForcibly().waitFor();
                enough.set(true);
                CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> pollToTheEnd(source), THREAD_PER_TASK);
                stream.get(10, TimeUnit.SECONDS);
                source.close();
                rest.get(10, TimeUnit.SECONDS);
            }
            device.get(10, TimeUnit.SECONDS);
        }
        for (int index = 1; index < ticks.size(); index++) {
            assertTrue(ticks.get(index) > ticks.get(index - 1), "in order, and each once");
        }
    }

    /** A scan a microsecond behind those of {@link #answer}, whose frames are numbered on. */
    private static void sendOn(PseudoTerminal port, AtomicBoolean enough) {
        FrameEncoder encoder = new FrameEncoder(SCANS + 2);
        byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
        for (long tickMicros = 1000L * SCANS; !enough.get(); tickMicros++) {
            int length = encoder.scans(tickMicros, 2, 1, 1, new int[] {7}, new int[1], line, 0);
            write(port, Arrays.copyOf(line, length));
        }
    }

    private static void pollForEver(WireSource source) throws LinkException {
        boolean more = true;
        while (more) {
            more = source.poll(new IgnoringSink());
        }
    }

    private static void pollToTheEnd(WireSource source) {
        try {
            pollForEver(source);
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }

    private static WireSource source(PseudoTerminal port) {
        return new WireSource("serial:" + port.path(), () -> link(port));
    }

    private static SerialLink link(PseudoTerminal port) throws LinkException {
        return SerialLink.open(port.path().toString(), SerialLink.DEFAULT_BAUD);
    }
}
