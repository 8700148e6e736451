package org.myodose.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AllocatedBytesTest {

    private static final int OBJECT_BYTES = 100;

    private int rounds;
    private byte[] kept = new byte[0];

    /** A measurement that cannot see an allocation proves nothing. */
    @Test
    void seesOneObjectPerRound() throws Exception {
        long least = AllocatedBytes.leastOver(() -> kept = new byte[OBJECT_BYTES]);
        assertTrue(least >= kept.length, least + " bytes");
    }

    @Test
    void leavesOutWhatHappenedOnlyInTheFirstRounds() throws Exception {
        assertEquals(0, AllocatedBytes.leastOver(() -> {
            if (rounds++ < 3) {
                kept = new byte[OBJECT_BYTES];
            }
        }));
    }
}
