package org.myodose.dashboard.classroom.trainer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.TrainerState;

/** Whether this desk leads the class, and that everybody is told so. Thread-safe by its own lock; waits for nothing else. */
final class Lead {

    private static final long HEARTBEAT_NS = 2_000_000_000L;

    private final Leadership leadership;
    private final Consumer<TrainerState> say;
    private long saidNs;

    /** @param say tells the class who leads; must return at once */
    Lead(String run, long nowMillis, Consumer<TrainerState> say) {
        leadership = new Leadership(run, nowMillis);
        this.say = say;
    }

    synchronized boolean leads() {
        return leadership.leads();
    }

    /** As {@link Leadership#remark}. */
    synchronized @Nullable Remark remark() {
        return leadership.remark();
    }

    /** The connection is there (again). Whether we still lead, and have said so. */
    synchronized boolean up(long nowNs) {
        leadership.up(nowNs);
        if (leadership.leads()) {
            say(nowNs);
        }
        return leadership.leads();
    }

    synchronized void down() {
        leadership.down();
    }

    /** Somebody said who leads. */
    synchronized void hear(TrainerState told, long nowNs) {
        if (leadership.hear(told, nowNs)) {
            say(nowNs);
        }
    }

    /** To be called several times a second. Whether the lead was taken just now. */
    synchronized boolean tick(long nowNs) {
        boolean taken = leadership.takes(nowNs);
        if (taken || (leadership.leads() && nowNs - saidNs >= HEARTBEAT_NS)) {
            say(nowNs);
        }
        return taken;
    }

    private void say(long nowNs) {
        saidNs = nowNs;
        say.accept(leadership.own());
    }

    /** What is to be said when we are gone. */
    TrainerState gone() {
        TrainerState own = leadership.own();
        return new TrainerState(own.run(), own.sinceMillis(), false);
    }
}
