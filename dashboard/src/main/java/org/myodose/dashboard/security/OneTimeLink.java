package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The key in the link that the program prints at its start: good for one hour, and for one use. Any thread may use it. */
public final class OneTimeLink {

    static final Duration GOOD_FOR = Duration.ofHours(1);

    private final String key = Secrets.token();
    private final InstantSource clock;
    private final AtomicReference<Instant> goodUntil;

    public OneTimeLink(InstantSource clock) {
        this.clock = clock;
        goodUntil = new AtomicReference<>(clock.instant().plus(GOOD_FOR));
    }

    /** To be printed once, and kept nowhere. */
    public String key() {
        return key;
    }

    /** Whether this is the key, unused and not expired; from then on it is used. */
    public boolean use(String presented) {
        Instant until = goodUntil.get();
        return Secrets.same(key, presented)
                && clock.instant().isBefore(until)
                && goodUntil.compareAndSet(until, Instant.MIN);
    }
}
