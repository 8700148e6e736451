package org.myodose.dashboard.classroom.trainer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.TrainerState;

/**
 * Which of several trainers leads: who has done so for longest. The others watch, and are told. Pure logic; guarded by its owner.
 */
final class Leadership {

    /** How long a newcomer waits for a word of somebody who leads already. */
    static final long LISTEN_NS = 1_000_000_000L;

    /** A leader says so every two seconds; one that has not for this long is gone, whatever the broker remembers. */
    static final long PATIENCE_NS = 7_000_000_000L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final Comparator<TrainerState> SENIORITY =
            Comparator.comparingLong(TrainerState::sinceMillis).thenComparing(TrainerState::run);

    private final TrainerState own;
    private @Nullable TrainerState rival;
    private long rivalHeardNs;
    private boolean leading;
    private long upSinceNs = Long.MAX_VALUE;

    Leadership(String run, long nowMillis) {
        own = new TrainerState(run, nowMillis, true);
    }

    TrainerState own() {
        return own;
    }

    boolean leads() {
        return leading;
    }

    /** Who leads instead; null where nobody else does. */
    @Nullable
    TrainerState rival() {
        return leading ? null : rival;
    }

    /** Why no orders can be given; null where nobody else leads. */
    @Nullable
    Remark remark() {
        TrainerState other = rival();
        if (other == null) {
            return null;
        }
        String since = TIME.format(Instant.ofEpochMilli(other.sinceMillis()).atZone(ZoneId.systemDefault()));
        return new Remark(
                "otherTrainer",
                since,
                "Another trainer has led this class since " + since + ": this board only watches.");
    }

    /** The connection is there (again). */
    void up(long nowNs) {
        upSinceNs = nowNs;
        rival = null;
    }

    void down() {
        upSinceNs = Long.MAX_VALUE;
    }

    /** Somebody said who leads. Whether we must say again that it is us. */
    boolean hear(TrainerState told, long nowNs) {
        if (told.run().equals(own.run())) {
            return false;
        }
        if (!told.present()) {
            TrainerState before = rival;
            rival = before != null && before.run().equals(told.run()) ? null : before;
            // It has overwritten what the broker tells newcomers.
            return leading;
        }
        if (leading && SENIORITY.compare(own, told) < 0) {
            return true;
        }
        leading = false;
        rival = told;
        rivalHeardNs = nowNs;
        return false;
    }

    /** Whether the lead was taken just now, because nobody else has it. */
    boolean takes(long nowNs) {
        if (rival != null && nowNs - rivalHeardNs >= PATIENCE_NS) {
            rival = null;
        }
        boolean alone = rival == null && upSinceNs != Long.MAX_VALUE && nowNs - upSinceNs >= LISTEN_NS;
        if (leading || !alone) {
            return false;
        }
        leading = true;
        return true;
    }
}
