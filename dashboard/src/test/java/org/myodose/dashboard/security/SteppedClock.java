package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on only when it is told to. */
public final class SteppedClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void step(Duration by) {
        now = now.plus(by);
    }
}
