package org.myodose.dashboard.web;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.myodose.dashboard.security.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whose session is over, by time or because the account was changed, on a thread of its own. */
final class SessionWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final long EVERY_SECONDS = 5;

    private final Gate gate;
    private final SignedInSockets sockets;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-watch").daemon().factory());
    private final Future<?> looking;

    SessionWatch(Gate gate, SignedInSockets sockets) {
        this.gate = gate;
        this.sockets = sockets;
        looking = thread.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            sockets.keepAlive();
            gate.sweep();
        } catch (RuntimeException failure) {
            // The store may be there again next time; until then nobody is signed out by a change of the account.
            LOG.error("Sessions could not be checked against the accounts", failure);
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdown();
    }
}
