package org.myodose.dashboard.classroom.student;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Receipt;

/**
 * Which fact goes out next, so that all arrive at whoever leads the class: only what the trainer confirmed counts as arrived,
 * because a broker may die with what it has taken. What is not confirmed in time is sent again from there (go-back-N).
 *
 * <p>Pure logic without clock; confined to one thread.
 */
final class Delivery {

    static final long PATIENCE_NS = 3_000_000_000L;

    /** As many facts at once as a trainer's receipts need not hurry for. */
    private static final int WINDOW = 64;

    private final String outbox;
    private @Nullable String trainer;
    private boolean heard;
    private int confirmed;
    private int sent;
    private long progressNs;

    Delivery(String outbox) {
        this.outbox = outbox;
    }

    /** Whether the trainer must be told anew that we are here, for it has not answered yet. */
    boolean mustAsk(long nowNs) {
        boolean due = trainer != null && !heard && nowNs - progressNs >= PATIENCE_NS;
        progressNs = due ? nowNs : progressNs;
        return due;
    }

    /** The connection is new, or somebody else leads the class, or (null) nobody: what has arrived there must be asked. */
    void begin(@Nullable String newTrainer, long nowNs) {
        trainer = newTrainer;
        heard = false;
        progressNs = nowNs;
    }

    /** The trainer tells what it has. */
    void receive(Receipt receipt, long nowNs) {
        if (!receipt.outbox().equals(outbox) || !receipt.trainer().equals(trainer)) {
            return;
        }
        int upTo = Math.toIntExact(Math.min(receipt.upTo(), Integer.MAX_VALUE));
        if (!heard || upTo > confirmed) {
            progressNs = nowNs;
        }
        sent = heard ? Math.max(sent, upTo) : upTo;
        confirmed = heard ? Math.max(confirmed, upTo) : upTo;
        heard = true;
    }

    /** The number of the fact to be sent now, of {@code kept} in all; to be asked until it is empty. */
    OptionalInt next(int kept, long nowNs) {
        if (!heard || trainer == null) {
            return OptionalInt.empty();
        }
        if (sent == confirmed) {
            progressNs = nowNs;
        } else if (nowNs - progressNs >= PATIENCE_NS) {
            sent = confirmed;
            progressNs = nowNs;
        }
        return sent < kept && sent - confirmed < WINDOW ? OptionalInt.of(++sent) : OptionalInt.empty();
    }

    /** How many of {@code kept} have not arrived yet, as far as is known. */
    int waiting(int kept) {
        return Math.max(0, kept - confirmed);
    }
}
