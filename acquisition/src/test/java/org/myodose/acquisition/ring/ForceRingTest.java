package org.myodose.acquisition.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.acquisition.ring.ContinuityReader.sample;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Recorded;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

@Timeout(60)
class ForceRingTest {

    @Test
    void keepsEverythingInOrder() {
        ForceRing ring = new ForceRing(16);
        Recorded direct = new Recorded();
        for (var consumer : List.of(ring, direct)) {
            consumer.onLink(LinkState.STREAMING, LinkCause.SCANS_ARRIVE, "test");
            consumer.onForce(sample(1));
            consumer.onGap(1, 2, 3);
            consumer.onDeviceEvent(new DeviceEvent(DeviceEvent.Kind.BUTTON, true, 0, 0, 0));
            consumer.onForce(sample(2));
        }
        Recorded read = new Recorded();
        assertEquals(5, ring.drain(read));
        assertEquals(direct.lines, read.lines);
        assertEquals(0, ring.drain(read));
    }

    @Test
    void keepsCountsAndTimesAndLeavesTheForcesToBeWorkedOutAgain() {
        ForceRing ring = new ForceRing(8);
        ForceSample whole = sample(7);
        whole.sequence = 1;
        whole.deviceTickMicros = 2;
        whole.arrivalNs = 3;
        whole.timeUncertaintyNs = 4;
        whole.forces[0] = 5;
        ring.onForce(whole);
        Recorded read = new Recorded();
        ring.drain(read);
        whole.forces[0] = 0;
        Recorded expected = new Recorded();
        expected.onForce(whole);
        assertEquals(expected.lines, read.lines);
        assertEquals(expected.measured, read.measured);
    }

    @Test
    void tellsTheReaderWhereAndHowManyWereMissed() {
        ForceRing ring = new ForceRing(16);
        for (int number = 0; number < 14; number++) {
            assertEquals(Offer.ACCEPTED, ring.offer(sample(number)));
        }
        assertEquals(Offer.FULL, ring.offer(sample(14)));
        assertEquals(Offer.FULL, ring.offer(sample(15)));
        ring.onGap(1, 2, 3);
        assertEquals(2, ring.missed());
        Recorded read = new Recorded();
        ring.drain(read);
        assertEquals(List.of("missed 2", "gap 1 2 missing 3"), read.lines.subList(14, 16));
    }

    @Test
    void countsEvenWhatIsRareWhenNothingIsLeft() {
        ForceRing ring = new ForceRing(8);
        for (int number = 0; number < 20; number++) {
            ring.onLink(LinkState.LOST, LinkCause.UNPLUGGED, "again");
        }
        assertEquals(12, ring.missed());
        Recorded read = new Recorded();
        assertEquals(8, ring.drain(read));
        ring.onForce(sample(1));
        ring.drain(read);
        assertEquals("missed 12", read.lines.get(8));
    }

    @Test
    void aReaderThatThrowsDoesNotGetTheSameEntryAgain() {
        ForceRing ring = new ForceRing(8);
        ring.onGap(1, 2, 0);
        ring.onForce(sample(3));
        assertThrows(IllegalStateException.class, () -> ring.drain(new ThrowsOnGap()));
        Recorded read = new Recorded();
        ring.drain(read);
        assertEquals(List.of(3L), read.timesMicros);
    }

    @Test
    void refusesACapacityThatIsNoPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new ForceRing(100));
        assertThrows(IllegalArgumentException.class, () -> new ForceRing(4));
    }

    /** Two real threads: every number is read once or told as missed, and no sample is torn. */
    @Test
    void threadsAgreeOnEveryEntry() throws InterruptedException {
        long count = 2_000_000;
        ForceRing ring = new ForceRing(64);
        ContinuityReader reader = new ContinuityReader();
        Thread reading = Thread.ofPlatform().start(() -> {
            while (!reader.over) {
                Thread.onSpinWait();
                ring.drain(reader);
            }
        });
        ForceSample reused = sample(0);
        for (long number = 0; number < count; number++) {
            reused.timeMicros = number;
            reused.rawCounts[0] = (int) number;
            reused.measuredNs = -number;
            ring.onForce(reused);
        }
        long missed = ring.missed();
        while (reading.isAlive()) {
            ring.onLink(LinkState.ENDED, LinkCause.SOURCE_ENDED, "over");
            reading.join(1);
        }
        assertEquals(count, reader.next);
        assertTrue(reader.samples > 0);
        assertEquals(count, reader.samples + missed);
    }

    private static final class ThrowsOnGap implements RingReader {
        @Override
        public void onMissed(long entries) {}

        @Override
        public void onForce(ForceSample sample) {}

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            throw new IllegalStateException("no");
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
