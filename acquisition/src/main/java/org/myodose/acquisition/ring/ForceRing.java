package org.myodose.acquisition.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkState;

/**
 * Carries everything that a {@link ForceConsumer} is told to one slower thread, in order, by copies in pre-allocated slots.
 * Full, it drops the newest, counts it, and tells the reader where. An eighth of the slots is kept for what is rare (gaps,
 * devices, events, link states), so that a reader who is behind on samples still learns what happened.
 *
 * <p>Threading: one producer at a time, which never blocks, takes no lock, and for samples and gaps allocates nothing; one
 * reader, which parks while there is nothing. Why not a library's: see {@code docs/decisions/0005-ring.md}.
 */
public final class ForceRing implements ForceConsumer {

    private static final VarHandle WRITTEN = fieldOf("written", long.class);
    private static final VarHandle READ = fieldOf("read", long.class);
    private static final VarHandle MISSED = fieldOf("missed", long.class);
    private static final VarHandle WAITING = fieldOf("waiting", Thread.class);

    private final Slot[] slots;
    private final int keptForRare;
    private long pendingMissed;

    /** Entries ever written; the producer's. */
    private volatile long written;

    /** Entries ever read; the reader's. */
    private volatile long read;

    private volatile long missed;
    private volatile @Nullable Thread waiting;

    /**
     * A ring of {@code capacity} slots of about 0.9 KB each.
     *
     * @param capacity a power of two, at least 8
     */
    public ForceRing(int capacity) {
        if (capacity < 8 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException(
                    "a ring's capacity must be a power of two of at least 8, not " + capacity);
        }
        keptForRare = capacity / 8;
        slots = new Slot[capacity];
        for (int index = 0; index < capacity; index++) {
            slots[index] = new Slot();
        }
    }

    /** Producer: copies the sample into the ring if there is room. */
    public Offer offer(ForceSample sample) {
        Slot slot = claim(keptForRare);
        if (slot == null) {
            return Offer.FULL;
        }
        slot.kind = Slot.Kind.SAMPLE;
        slot.sample.copyFrom(sample);
        publish();
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
            publish();
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
    public void onLink(LinkState state, String cause) {
        offerRare(reader -> reader.onLink(state, cause));
    }

    private void offerRare(Slot.Rare rare) {
        Slot slot = claim(0);
        if (slot != null) {
            slot.kind = Slot.Kind.RARE;
            slot.rare = rare;
            publish();
        }
    }

    /** The next slot to write, or null, counted, when no more than {@code leave} are free. */
    private @Nullable Slot claim(int leave) {
        long next = (long) WRITTEN.get(this);
        long free = slots.length - (next - (long) READ.getAcquire(this));
        if (free <= leave) {
            pendingMissed++;
            MISSED.setRelease(this, (long) MISSED.get(this) + 1);
            return null;
        }
        Slot slot = slots[(int) next & (slots.length - 1)];
        slot.missedBefore = pendingMissed;
        pendingMissed = 0;
        return slot;
    }

    private void publish() {
        // Volatile, not release: this store must come before the look at the waiting thread, or a wake-up could be
        // lost.
        WRITTEN.setVolatile(this, (long) WRITTEN.get(this) + 1);
        wake();
    }

    /** Frees a parked reader, whether or not there is anything to read; any thread may call. */
    public void wake() {
        if (waiting != null) {
            // Null for a thread that is not there any more, which unpark ignores.
            LockSupport.unpark((Thread) WAITING.getAndSet(this, null));
        }
    }

    /**
     * Reader: parks until there is something to read, or {@link #wake} is called, or the time is over, or the thread is
     * interrupted. May return early without cause; says whether there is something.
     */
    public boolean await(long timeoutNs) {
        if (isEmpty()) {
            waiting = Thread.currentThread();
            if (isEmpty()) {
                LockSupport.parkNanos(this, timeoutNs);
            }
            waiting = null;
        }
        return !isEmpty();
    }

    /** Reader: hands on, in order, all that is there now; returns how many entries that were. Never waits. */
    public int drain(RingReader reader) {
        long first = (long) READ.get(this);
        long end = (long) WRITTEN.getAcquire(this);
        for (long next = first; next < end; next++) {
            try {
                slots[(int) next & (slots.length - 1)].tell(reader);
            } finally {
                READ.setRelease(this, next + 1);
            }
        }
        return (int) (end - first);
    }

    /** Entries that found no room, ever; readable from any thread. */
    public long missed() {
        return missed;
    }

    private boolean isEmpty() {
        return written == read;
    }

    private static VarHandle fieldOf(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(ForceRing.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
