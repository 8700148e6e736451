package org.myodose.device.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceUnderTest.Ready;
import org.myodose.device.catalog.SourceUnderTest.Trait;
import org.myodose.device.wire.MessageType;

/**
 * What the rest of the program relies on, whatever the source is. Each test has a thread of its own, because a read that
 * hangs in the kernel cannot be interrupted.
 *
 * <p>A new kind of source joins here: implement {@link SourceUnderTest}, as {@link DeviceSources} does for this module, and
 * either add it there or, for a source that lives in another module or room, extend this class with a test of its own whose
 * {@link #sources()} names it. What a source cannot do (obey commands, say) it says in {@link SourceUnderTest#can}; then the
 * contract asks that it refuses instead.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ScanSourceContract {

    private Listener listener = new Listener();

    /** Every source to be held to the contract. */
    protected abstract Stream<SourceUnderTest> sources();

    private Stream<SourceUnderTest> those(Trait trait) {
        return sources().filter(kind -> kind.can(trait));
    }

    final Stream<SourceUnderTest> thoseThatObey() {
        return those(Trait.OBEYS_COMMANDS);
    }

    final Stream<SourceUnderTest> thoseThatDoNotObey() {
        return sources().filter(kind -> !kind.can(Trait.OBEYS_COMMANDS));
    }

    final Stream<SourceUnderTest> thoseThatChangeRate() {
        return those(Trait.CHANGES_RATE);
    }

    final Stream<SourceUnderTest> thoseThatArriveNow() {
        return those(Trait.ARRIVES_NOW);
    }

    final Stream<SourceUnderTest> thoseThatOnlyDecode() {
        return those(Trait.ONLY_DECODES);
    }

    @BeforeEach
    void listenAnew() {
        listener = new Listener();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void describesTheDeviceThatItsScansComeFrom(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            DeviceDescription device = ready.source().open();
            pollScans(ready.source(), 10);
            assertEquals(kind.can(Trait.SPEAKS_THE_PROTOCOL) ? 1 : 0, device.protocolVersion());
            assertTrue(device.rateHz() > 0);
            for (int scan = 0; scan < 10; scan++) {
                assertEquals(device.channels().size(), listener.channelCounts[scan]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void deliversEveryScanOnceInOrderFromTheFirstOn(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ready.source().open();
            pollScans(ready.source(), 200);
            for (int scan = 1; scan < 200; scan++) {
                assertTrue(listener.ticksMicros[scan] > listener.ticksMicros[scan - 1], "ticks grow");
                assertTrue(listener.arrivalsNs[scan] >= listener.arrivalsNs[scan - 1], "arrivals never run backwards");
            }
            assertEquals(0, listener.framesMissing);
            assertEquals(0, ready.source().counters().damagedFrames());
            assertEquals(listener.scans, ready.source().counters().get(Kind.SCANS));
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatArriveNow")
    void stampsArrivalsByTheMonotonicClockOfThisMachine(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            long beforeNs = System.nanoTime();
            ready.source().open();
            pollScans(ready.source(), 10);
            long afterNs = System.nanoTime();
            assertTrue(listener.arrivalsNs[0] >= beforeNs && listener.arrivalsNs[9] <= afterNs);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void callsTheSinkOnThePollingThreadOnly(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ready.source().open();
            if (kind.can(Trait.OBEYS_COMMANDS)) {
                CompletableFuture<Void> elsewhere = sendFromAnotherThread(ready.source(), new Command.Ping(7));
                pollUntilAnswered(ready.source(), MessageType.PING);
                elsewhere.get(10, TimeUnit.SECONDS);
            }
            pollScans(ready.source(), 10);
            assertEquals(Set.of(Thread.currentThread()), listener.threads());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatObey")
    void bringsTheAnswerToACommandFromAnotherThread(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ready.source().open();
            CompletableFuture<Void> elsewhere = sendFromAnotherThread(ready.source(), new Command.Ping(0xCAFE));
            pollUntilAnswered(ready.source(), MessageType.PING);
            elsewhere.get(10, TimeUnit.SECONDS);
            assertEquals(Reply.Result.DONE, answer(MessageType.PING).result());
            assertEquals(0xCAFE, answer(MessageType.PING).value());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatDoNotObey")
    void refusesCommandsInASentence(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ready.source().open();
            LinkException refused =
                    assertThrows(LinkException.class, () -> ready.source().send(new Command.Ping(7)));
            assertTrue(refused.getMessage().contains("takes no commands"), refused.getMessage());
            pollScans(ready.source(), 10);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatObey")
    void sendsNoScanBetweenStopAndStart(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ScanSource source = ready.source();
            source.open();
            pollScans(source, 10);
            source.send(new Command.Stop());
            pollUntilAnswered(source, MessageType.STOP);
            int scansAtStop = listener.scans;
            source.send(new Command.Ping(1));
            pollUntilAnswered(source, MessageType.PING);
            assertEquals(scansAtStop, listener.scans);
            source.send(new Command.Start());
            pollScans(source, scansAtStop + 10);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatChangeRate")
    void introducesTheDeviceAnewWhenItsRateChanges(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ScanSource source = ready.source();
            long before = source.open().rateMilliHertz();
            source.send(new Command.Rate(before / 2));
            while (listener.introductions.isEmpty()) {
                assertTrue(source.poll(listener));
            }
            assertEquals(before / 2, listener.introductions.getFirst().rateMilliHertz());
            assertEquals(before / 2, answer(MessageType.RATE).value());
            pollScans(source, listener.scans + 10);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void closingFreesABlockedPollAndEndsTheSource(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ScanSource source = ready.source();
            source.open();
            if (kind.can(Trait.OBEYS_COMMANDS)) {
                source.send(new Command.Stop());
            }
            CompletableFuture<Void> poller =
                    CompletableFuture.runAsync(() -> pollToTheEnd(source), ScanSourceContract::thread);
            source.close();
            poller.get(10, TimeUnit.SECONDS);
            assertFalse(source.poll(new Listener()));
            assertThrows(LinkException.class, () -> source.send(new Command.Start()));
            assertThrows(LinkException.class, source::open);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void saysThatItMustBeOpenedFirst(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            LinkException refused =
                    assertThrows(LinkException.class, () -> ready.source().poll(listener));
            assertTrue(refused.getMessage().contains("open it first"), refused.getMessage());
            assertThrows(LinkException.class, () -> ready.source().send(new Command.Start()));
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void canBeOpenedAnewWhichBeginsANewStream(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            DeviceDescription first = ready.source().open();
            pollScans(ready.source(), 10);
            DeviceDescription second = ready.source().open();
            assertEquals(first, second);
            pollScans(ready.source(), listener.scans + 10);
            assertEquals(0, listener.framesMissing);
        }
    }

    /** Of the others the device itself computes on the polling thread, which is not what this is about. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("thoseThatOnlyDecode")
    void pollAllocatesNothingForScans(SourceUnderTest kind) throws Exception {
        try (Ready ready = kind.prepare()) {
            ready.source().open();
            pollScans(ready.source(), 500);
            long least = Long.MAX_VALUE;
            // While code is still being compiled for better, a few bytes may land on this thread's account, once.
            for (int round = 0; round < 8 && least > 0; round++) {
                least = Math.min(least, allocatedOver(500, ready.source()));
            }
            assertEquals(0, least);
        }
    }

    private long allocatedOver(int scans, ScanSource source) throws LinkException {
        int until = listener.scans + scans;
        long allocated = 0;
        while (listener.scans < until) {
            int otherMessages = listener.otherMessages;
            long before = AllocatedBytes.soFar();
            source.poll(listener);
            long after = AllocatedBytes.soFar();
            // Whatever is not a scan is rare, and may.
            allocated += listener.otherMessages == otherMessages ? after - before : 0;
        }
        return allocated;
    }

    private void pollScans(ScanSource source, int untilScans) throws LinkException {
        while (listener.scans < untilScans) {
            assertTrue(source.poll(listener));
        }
    }

    private void pollUntilAnswered(ScanSource source, MessageType command) throws LinkException {
        while (listener.replies.stream().noneMatch(reply -> reply.commandType() == command.code())) {
            assertTrue(source.poll(listener));
        }
    }

    /** Sources may ask things of their own, such as a start: answers to those come too. */
    private Reply answer(MessageType command) {
        return listener.replies.stream()
                .filter(reply -> reply.commandType() == command.code())
                .findFirst()
                .orElseThrow();
    }

    private static CompletableFuture<Void> sendFromAnotherThread(ScanSource source, Command command) {
        return CompletableFuture.runAsync(() -> send(source, command), ScanSourceContract::thread);
    }

    /** A thread for each task: the common pool of a small machine has only one. */
    static void thread(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static void send(ScanSource source, Command command) {
        try {
            source.send(command);
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }

    private static void pollToTheEnd(ScanSource source) {
        Listener nobody = new Listener();
        try {
            boolean more = true;
            while (more) {
                more = source.poll(nobody);
            }
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }
}
