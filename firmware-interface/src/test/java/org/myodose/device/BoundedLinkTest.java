package org.myodose.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.device.LinkCounters.Kind;

/** A port whose driver does not come back. */
@Timeout(60)
class BoundedLinkTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch driver = new CountDownLatch(1);
    private final AtomicInteger closings = new AtomicInteger();
    private final LinkCounters counters = new LinkCounters();

    /** Hangs as native code does: an interrupt changes nothing. */
    private void hang() {
        boolean hangs = true;
        while (hangs) {
            try {
                driver.await();
                hangs = false;
            } catch (InterruptedException deafToThat) {
                // Go on hanging.
            }
        }
    }

    private ByteLink link(Runnable closing) {
        return new ByteLink() {
            @Override
            public int read(byte[] buffer) {
                hang();
                return -1;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                hang();
            }

            @Override
            public String description() {
                return "serial:/dev/hanging";
            }

            @Override
            public void close() {
                closings.incrementAndGet();
                closing.run();
            }
        };
    }

    @AfterEach
    void letGo() {
        driver.countDown();
    }

    @Test
    void closingAPortWhoseDriverHangsComesBackAndIsCounted() {
        BoundedLink link = new BoundedLink(link(this::hang), counters, SHORT);
        link.close();
        assertEquals(1, counters.get(Kind.THREADS_LEFT_BEHIND));
        link.close();
        assertEquals(1, closings.get(), "it is not tried again");
        assertEquals(1, counters.get(Kind.THREADS_LEFT_BEHIND));
    }

    @Test
    void lastWordsThatHangDoNotKeepThePortFromClosing() {
        BoundedLink link = new BoundedLink(link(driver::countDown), counters, SHORT);
        link.closeAfter(this::hang);
        assertEquals(1, closings.get());
        assertEquals(0, counters.get(Kind.THREADS_LEFT_BEHIND), "the closing freed them");
    }

    @Test
    void anInterruptEndsTheWaitAndStands() {
        BoundedLink link = new BoundedLink(link(this::hang), counters, Duration.ofSeconds(30));
        Thread.currentThread().interrupt();
        link.close();
        assertTrue(Thread.interrupted());
        assertFalse(Thread.interrupted());
    }
}
