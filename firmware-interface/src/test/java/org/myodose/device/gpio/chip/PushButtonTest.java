package org.myodose.device.gpio.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.myodose.device.LinkException;

class PushButtonTest {

    private static final long MS = 1_000_000;

    private boolean high = true;
    private final PushButton button = new PushButton(() -> high);

    private int changes(long fromMs, long toMs) throws LinkException {
        int changes = 0;
        for (long ms = fromMs; ms < toMs; ms++) {
            changes += button.look(ms * MS) ? 1 : 0;
        }
        return changes;
    }

    @Test
    void tellsAPressOnceAndDatesItBackToWhenItBegan() throws LinkException {
        assertEquals(0, changes(0, 50));
        high = false;
        assertEquals(1, changes(50, 500));
        assertTrue(button.isPressed());
        assertEquals(50 * MS, button.changedNs());
        high = true;
        assertEquals(1, changes(500, 1000));
        assertFalse(button.isPressed());
        assertEquals(500 * MS, button.changedNs());
    }

    @Test
    void bouncingContactsPressOnce() throws LinkException {
        int changes = 0;
        for (long ms = 0; ms < 8; ms++) {
            high = ms % 2 == 1;
            changes += changes(ms, ms + 1);
        }
        high = false;
        changes += changes(8, 100);
        assertEquals(1, changes);
        assertEquals(8 * MS, button.changedNs());
    }

    @Test
    void aSpikeIsNoPress() throws LinkException {
        high = false;
        assertEquals(0, changes(0, 5));
        high = true;
        assertEquals(0, changes(5, 100));
    }

    @Test
    void aButtonHeldFromTheStartIsAPress() throws LinkException {
        high = false;
        assertEquals(1, changes(0, 100));
    }
}
