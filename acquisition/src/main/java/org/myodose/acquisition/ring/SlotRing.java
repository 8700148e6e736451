package org.myodose.acquisition.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands pre-allocated slots from one thread to one other, in order. A full ring refuses and counts; it never overwrites.
 * Why not a library's: see {@code docs/decisions/0005-ring.md}.
 *
 * <p>Threading: {@link #claim} and {@link #publish} belong to the producer, which never blocks, takes no lock and allocates
 * nothing; {@link #next}, {@link #release} and {@link #await} to the reader. A slot belongs to whoever got it until it is
 * published or released.
 *
 * @param <S> a mutable carrier
 */
public final class SlotRing<S> {

    private static final VarHandle WAITING;

    static {
        try {
            WAITING = MethodHandles.lookup().findVarHandle(SlotRing.class, "waiting", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final List<S> slots;
    private final int mask;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong released = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile @Nullable Thread waiting;

    /**
     * Makes a ring and all its slots.
     *
     * @param capacity a power of two
     */
    public SlotRing(int capacity, Supplier<S> newSlot) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("a ring's capacity must be a power of two, not " + capacity);
        }
        slots = new ArrayList<>(capacity);
        for (int i = 0; i < capacity; i++) {
            slots.add(newSlot.get());
        }
        mask = capacity - 1;
    }

    /** Producer: the slot to fill next, or null, counted, when the ring is full. */
    public @Nullable S claim() {
        return claimLeaving(0);
    }

    /** Producer: as {@link #claim}, but refuses earlier, so that {@code reserve} slots stay for what is rare. */
    public @Nullable S claimLeaving(int reserve) {
        long next = published.getPlain();
        if (next - released.getAcquire() > mask - reserve) {
            refused.setRelease(refused.getPlain() + 1);
            return null;
        }
        return slots.get((int) next & mask);
    }

    /** Producer: hands over the slot that was claimed, and wakes the reader if it is parked. */
    public void publish() {
        // Volatile, not release: this store must come before the look at the waiting thread, or a wake-up is lost.
        published.set(published.getPlain() + 1);
        wake();
    }

    /** Producer: hands over the slot that was claimed, to be found when the reader next looks: a wake-up costs more than a scan. */
    public void publishQuietly() {
        published.setRelease(published.getPlain() + 1);
    }

    /** Frees a parked reader, whether or not there is anything to read; any thread may call. */
    public void wake() {
        if (waiting != null) {
            // Null when another thread was first, which unpark ignores.
            LockSupport.unpark((Thread) WAITING.getAndSet(this, null));
        }
    }

    /** Reader: how many slots are waiting now. */
    public int size() {
        return (int) (published.getAcquire() - released.getPlain());
    }

    /** Reader: the oldest slot not yet released, or null when there is none. */
    public @Nullable S next() {
        long next = released.getPlain();
        return next < published.getAcquire() ? slots.get((int) next & mask) : null;
    }

    /** Reader: gives the slot back. */
    public void release() {
        released.setRelease(released.getPlain() + 1);
    }

    /** Reader: parks until there is something, {@link #wake} is called, or the time is over; may return early. */
    public void await(long timeoutNs) {
        waiting = Thread.currentThread();
        if (next() == null) {
            LockSupport.parkNanos(this, timeoutNs);
        }
        waiting = null;
    }

    /** How often a claim was refused; readable from any thread. */
    public long refused() {
        return refused.get();
    }
}
