package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Who is signed in. Held in memory only, so a restart signs everybody out; of a token only its fingerprint is kept. A session
 * ends {@link #LONGEST} after it began, or {@link #IDLE} after it was last used. Any thread may call.
 */
public final class Sessions {

    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration IDLE = Duration.ofMinutes(30);

    private static final int MOST = 10_000;

    private record Session(Caller caller, Instant began, Instant used) {

        boolean isOver(Instant now) {
            return !now.isBefore(began.plus(LONGEST)) || !now.isBefore(used.plus(IDLE));
        }
    }

    private final Map<String, Session> byFingerprint = new ConcurrentHashMap<>();
    private final List<Consumer<String>> farewells = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins one; returns the token by which it is known from then on. */
    public String begin(Caller caller) {
        sweep();
        if (byFingerprint.size() >= MOST) {
            throw new IllegalStateException(MOST + " sessions are open; no other can begin until one ends.");
        }
        String token = Secrets.token();
        Instant now = clock.instant();
        byFingerprint.put(Secrets.fingerprint(token), new Session(caller, now, now));
        return token;
    }

    /** Who is signed in by this token, if anybody; that counts as use. */
    public Optional<Caller> caller(String token) {
        String id = Secrets.fingerprint(token);
        keepAlive(id);
        return Optional.ofNullable(byFingerprint.get(id)).map(Session::caller);
    }

    /** Counts as use of the session of that {@linkplain Secrets#fingerprint fingerprint}; ends it where its time is over. */
    public void keepAlive(String id) {
        Instant now = clock.instant();
        Session session = byFingerprint.get(id);
        if (session != null && session.isOver(now)) {
            endWhere(id::equals);
        } else {
            byFingerprint.computeIfPresent(id, (same, kept) -> new Session(kept.caller(), kept.began(), now));
        }
    }

    /** Signs out. */
    public void end(String token) {
        endWhere(Secrets.fingerprint(token)::equals);
    }

    /** Whether the session of that {@linkplain Secrets#fingerprint fingerprint} goes on. */
    public boolean isOpen(String id) {
        return byFingerprint.containsKey(id);
    }

    /** Whether somebody is signed in by an account. */
    boolean ofAccounts() {
        return byFingerprint.values().stream()
                .anyMatch(session -> session.caller().isOfAccount());
    }

    /** Signs out all sessions of those whom the account book no longer has as they were. */
    public void endOf(Predicate<Caller> gone) {
        endWhere(id -> {
            Session session = byFingerprint.get(id);
            return session != null && gone.test(session.caller());
        });
    }

    /** Ends what has expired. */
    public void sweep() {
        Instant now = clock.instant();
        endWhere(id -> {
            Session session = byFingerprint.get(id);
            return session != null && session.isOver(now);
        });
    }

    /** Is told the fingerprint of every session that has ended. */
    public void onEnd(Consumer<String> farewell) {
        farewells.add(farewell);
    }

    private void endWhere(Predicate<String> over) {
        for (String id : List.copyOf(byFingerprint.keySet())) {
            if (over.test(id) && byFingerprint.remove(id) != null) {
                farewells.forEach(farewell -> farewell.accept(id));
            }
        }
    }
}
