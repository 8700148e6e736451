package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.myodose.acquisition.Devices.newtons;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.Await;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkState;

/** A device that is connected and sends nothing. */
@Timeout(60)
class LoopSilenceTest extends LoopUnderTest {

    @Test
    void tellsSilenceOnceAndItsEnd() {
        source.opens(DEVICE).delivers(scans(0, 10));
        loop.start();
        awaitState(LinkState.STREAMING);
        clock.advanceMillis(1_000);
        clock.advanceMillis(1);
        passWatchUntilSilent();
        clock.advanceMillis(5_000);
        source.delivers(scans(6_000_000, 10));
        awaitState(LinkState.STREAMING);
        assertEquals(
                List.of(
                        "link CONNECTING Connecting to script.",
                        "link STREAMING Scans are coming in.",
                        "link SILENT script is connected but has sent no scan for 1.0 s: check the cable and the sensor.",
                        "link STREAMING Scans are coming in."),
                told.linesOf("link"));
    }

    @Test
    void aDeviceThatIsSoughtIsNotCalledSilent() {
        source.opens(DEVICE).delivers(scans(0, 10));
        loop.start();
        awaitState(LinkState.STREAMING);
        passWatchUntilSilent();
        source.loses("Unplugged.").refuses("Not there.").refuses("Not there.");
        clock.passSleepOfMillis(250);
        clock.passSleepOfMillis(500);
        clock.passSleepOfMillis(1_000);
        Await.until("the next attempt", () -> told.lines.getLast().contains("CONNECTING"));
        for (int watches = 0; watches < 50; watches++) {
            clock.passSleepOfMillis(100);
        }
        assertEquals(
                List.of(
                        "CONNECTING",
                        "STREAMING",
                        "SILENT",
                        "LOST",
                        "CONNECTING",
                        "LOST",
                        "CONNECTING",
                        "LOST",
                        "CONNECTING"),
                told.linesOf("link").stream()
                        .map(line -> line.substring(5, line.indexOf(' ', 5)))
                        .toList());
    }

    @Test
    void opensAPortAnewFromWhichNotAByteComesAndLeavesOneAloneThatStillSaysSomething() {
        source.counters().add(LinkCounters.Kind.BYTES_RECEIVED, 1);
        source.opens(DEVICE).delivers(scans(0, 10)).opens(DEVICE);
        loop.start();
        awaitState(LinkState.STREAMING);
        passWatchUntilSilent();
        for (int watches = 0; watches < 300; watches++) {
            source.counters().add(LinkCounters.Kind.BYTES_RECEIVED, 1);
            clock.passSleepOfMillis(100);
        }
        assertEquals(LinkState.SILENT, loop.state());
        Await.until("the port to be dropped", () -> {
            clock.advanceMillis(100);
            return told.linesOf("link").contains("link LOST Dropped.");
        });
    }

    private void passWatchUntilSilent() {
        Await.until("silence", () -> {
            clock.advanceMillis(100);
            return loop.state() == LinkState.SILENT;
        });
    }

    @Test
    void aDeviceThatNeverSendsAScanIsSilentToo() {
        source.opens(newtons("A", 1_000, 1));
        loop.start();
        Await.until("device", () -> !told.linesOf("device").isEmpty());
        clock.advanceMillis(9_900);
        assertEquals(LinkState.CONNECTING, loop.state());
        passWatchUntilSilent();
    }
}
