package org.myodose.acquisition.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.myodose.acquisition.ring.ContinuityReader.sample;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ForceRingPropertiesTest {

    /** Whatever the sizes and batches: accepted entries come out once, whole, in order, and missed ones are told in place. */
    @Property(tries = 200)
    void losesNothingSilently(
            @ForAll @IntRange(min = 3, max = 6) int powerOfTwo,
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> batches) {
        ForceRing ring = new ForceRing(1 << powerOfTwo);
        ContinuityReader reader = new ContinuityReader();
        long number = 0;
        for (int batch : batches) {
            for (int index = 0; index < batch; index++) {
                ring.onForce(sample(number++));
            }
            ring.drain(reader);
        }
        ring.onGap(0, 0, 0);
        ring.drain(reader);
        assertEquals(number, reader.next);
    }
}
