package org.myodose.dashboard.store;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.AuditEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log in the store. Events wait in a queue for a thread of their own, so that no request waits for a disk; what the
 * queue could not take, or the store not keep, is counted and said in the program's log. Close it to keep what still waits.
 */
public final class AuditLog implements Audit, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final int MOST_TRIES = 5;
    private static final long PATIENCE_MILLIS = 10_000;

    private final BlockingQueue<AuditEvent> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final AtomicLong lost = new AtomicLong();
    private final LazyStore store;
    private final Thread writer;
    private volatile boolean closing;

    public AuditLog(LazyStore store) {
        this.store = store;
        writer = Thread.ofPlatform().name("audit").daemon().start(this::write);
    }

    @Override
    public void note(AuditEvent event) {
        if (closing || !waiting.offer(event)) {
            lose(event, null);
        }
    }

    private void write() {
        try {
            while (!closing || !waiting.isEmpty()) {
                AuditEvent next = waiting.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    keep(next);
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** More than once: where something is erased, its file is written anew, and the database is away for that moment. */
    private void keep(AuditEvent event) throws InterruptedException {
        for (int tries = 1; !isKept(event, tries == MOST_TRIES) && tries < MOST_TRIES; tries++) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private boolean isKept(AuditEvent event, boolean lastTry) {
        try {
            store.get().auditRows().save(AuditRow.of(event));
            return true;
        } catch (RuntimeException failure) {
            // The next one may be kept again: a server comes back, a disk gets room.
            if (lastTry) {
                lose(event, failure);
            }
            return false;
        }
    }

    private void lose(AuditEvent event, @Nullable RuntimeException why) {
        LOG.error("The audit log could not keep {} ({} lost so far)", event, lost.incrementAndGet(), why);
    }

    /** The newest events, newest first. */
    public static List<AuditEvent> newest(Store store, int most) {
        return store.auditRows().newest(most).stream().map(AuditRow::event).toList();
    }

    /** Whatever was seen or changed of that target, oldest first. */
    public static List<AuditEvent> of(Store store, String target) {
        return store.auditRows().of(target).stream().map(AuditRow::event).toList();
    }

    /** The same of an address and all below it; it holds no {@code %} and no {@code _}. */
    public static List<AuditEvent> below(Store store, String address) {
        return store.auditRows().like(address + "%").stream()
                .map(AuditRow::event)
                .toList();
    }

    /** Keeps an event at once. */
    public static void keep(Store store, AuditEvent event) {
        store.auditRows().save(AuditRow.of(event));
    }

    /** How many events were not kept. */
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(PATIENCE_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
