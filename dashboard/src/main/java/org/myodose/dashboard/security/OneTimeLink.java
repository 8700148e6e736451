package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The key in a link that signs somebody in: good for a while, and for one use. Any thread may use it. */
public final class OneTimeLink {

    static final Duration GOOD_FOR = Duration.ofHours(1);

    private final String key = Secrets.token();
    private final InstantSource clock;
    private final AtomicReference<Instant> goodUntil;

    /** Good for an hour: what the program prints at its start. */
    public OneTimeLink(InstantSource clock) {
        this(clock, GOOD_FOR);
    }

    OneTimeLink(InstantSource clock, Duration goodFor) {
        this.clock = clock;
        goodUntil = new AtomicReference<>(clock.instant().plus(goodFor));
    }

    /** To be shown once, and kept nowhere. */
    public String key() {
        return key;
    }

    boolean isOver() {
        return !clock.instant().isBefore(goodUntil.get());
    }

    /** Whether this is the key, unused and not expired; from then on it is used. */
    public boolean use(String presented) {
        Instant until = goodUntil.get();
        return Secrets.same(key, presented)
                && clock.instant().isBefore(until)
                && goodUntil.compareAndSet(until, Instant.MIN);
    }
}
