package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Await;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** The loop ends though something that it called does not come back. */
class HangingDriverTest extends LoopUnderTest {

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch comeBack = new CountDownLatch(1);
    private final CountDownLatch cameBack = new CountDownLatch(1);

    private void hang() {
        hanging.countDown();
        boolean hangs = true;
        while (hangs) {
            try {
                comeBack.await();
                hangs = false;
            } catch (InterruptedException deafToThat) {
                // As native code is.
            }
        }
        cameBack.countDown();
    }

    @AfterEach
    void letGo() {
        comeBack.countDown();
    }

    @Test
    void aReadThatHangsIsLeftBehindWithItsCauseAndSaysNothingMore() throws InterruptedException {
        source.opens(DEVICE).delivers(scans(0, 1, 2, 3)).delivers(sink -> {
            hang();
            return scans(30_000, 4, 5).deliver(sink);
        });
        loop.start();
        hanging.await();
        loop.close();
        assertEquals(LinkState.ENDED, loop.state());
        assertEquals(LinkCause.DRIVER_HANGS, told.causes.getLast());
        assertTrue(told.lines.getLast().contains("unplug the device"), told.lines::toString);
        assertEquals(3, told.totals.size(), "all that had come is kept");

        int linesThen = told.lines.size();
        comeBack.countDown();
        cameBack.await();
        Await.until(
                "the thread rests for good",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("acquisition-script")
                                && thread.isDaemon()
                                && thread.getState() == Thread.State.WAITING));
        assertEquals(linesThen, told.lines.size(), "nothing after the end");
    }

    @Test
    void aConsumerThatHangsIsLeftBehindToo() throws InterruptedException {
        loop = loopWith(new NullConsumer() {
            @Override
            public void onForce(ForceSample sample) {
                hang();
            }
        });
        source.opens(DEVICE).delivers(scans(0, 1));
        loop.start();
        hanging.await();
        loop.close();
        assertEquals(LinkState.STREAMING, loop.state(), "nobody can be told while one of them hangs");
    }
}
