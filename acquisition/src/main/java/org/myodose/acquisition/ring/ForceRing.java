package org.myodose.acquisition.ring;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Carries everything that a {@link ForceConsumer} is told to one slower thread, in order, by copies in pre-allocated slots.
 * Of a sample it carries what was measured, counts and times, from which all forces follow; the reader finds those 0. Full, it drops the newest, counts it, and tells the reader where. An eighth of the slots is kept for what is rare (gaps,
 * devices, events, link states), so that a reader who is behind on samples still learns what happened.
 *
 * <p>Threading: one producer at a time, which never blocks, takes no lock, and for samples and gaps allocates nothing; one
 * reader, which looks when it likes. Why not a library's: see {@code docs/decisions/0005-ring.md}.
 */
public final class ForceRing implements ForceConsumer {

    private final SlotRing<Slot> slots;
    private final int keptForRare;
    private final ForceSample carrier = new ForceSample();
    private long pendingMissed;

    /**
     * A ring of {@code capacity} slots of about 0.4 KB each.
     *
     * @param capacity a power of two, at least 8
     */
    public ForceRing(int capacity) {
        if (capacity < 8) {
            throw new IllegalArgumentException("a ring for forces needs at least 8 slots, not " + capacity);
        }
        keptForRare = capacity / 8;
        slots = new SlotRing<>(capacity, Slot::new);
    }

    /** Producer: copies what was measured into the ring if there is room. */
    public Offer offer(ForceSample sample) {
        Slot slot = claim(keptForRare);
        if (slot == null) {
            return Offer.FULL;
        }
        slot.kind = Slot.Kind.SAMPLE;
        slot.keep(sample);
        slots.publishQuietly();
        return Offer.ACCEPTED;
    }

    @Override
    public void onForce(ForceSample sample) {
        offer(sample);
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        Slot slot = claim(0);
        if (slot != null) {
            slot.kind = Slot.Kind.GAP;
            slot.gapFromMicros = fromMicros;
            slot.gapToMicros = toMicros;
            slot.framesMissing = framesMissing;
            slots.publishQuietly();
        }
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        offerRare(reader -> reader.onDevice(device, signal));
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        offerRare(reader -> reader.onDeviceEvent(event));
    }

    @Override
    public void onTare(SignalDescription signal) {
        offerRare(reader -> reader.onTare(signal));
    }

    @Override
    public void onStuck(StuckSensor news) {
        offerRare(reader -> reader.onStuck(news));
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        offerRare(reader -> reader.onLink(state, cause, sentence));
    }

    private void offerRare(Slot.Rare rare) {
        Slot slot = claim(0);
        if (slot != null) {
            slot.kind = Slot.Kind.RARE;
            slot.rare = rare;
            slots.publishQuietly();
        }
    }

    /** The next slot to write, or null, counted, when no more than {@code leave} are free. */
    private @Nullable Slot claim(int leave) {
        Slot slot = slots.claimLeaving(leave);
        if (slot == null) {
            pendingMissed++;
            return null;
        }
        slot.missedBefore = pendingMissed;
        pendingMissed = 0;
        return slot;
    }

    /** Reader: hands on, in order, all that is there now; returns how many entries that were. Never waits. */
    public int drain(RingReader reader) {
        int there = slots.size();
        for (int left = there; left > 0; left--) {
            tellNext(reader);
        }
        return there;
    }

    private void tellNext(RingReader reader) {
        Slot slot = slots.next();
        if (slot != null) {
            try {
                slot.tell(reader, carrier);
            } finally {
                slots.release();
            }
        }
    }

    /** Entries that found no room, ever; readable from any thread. */
    public long missed() {
        return slots.refused();
    }
}
