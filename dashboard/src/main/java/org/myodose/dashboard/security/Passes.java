package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that let somebody in for one purpose: each once, until its time is over, as the caller it was made for, who may what the
 * {@link Doors} let that caller's roles. A link is made of one as
 *
 * <pre>{@code
 * String key = gate.passes().issue(new Caller("(patient)", Set.of(role)), Duration.ofMinutes(15));
 * URI link = gate.reach().addresses(port).getFirst().resolve("enter?key=" + key + "&to=patient.html");
 * }</pre>
 *
 * and the session that it begins is ended early by {@link Sessions#endOf}. Any thread may call.
 */
public final class Passes {

    private static final int MOST = 1_000;

    private record Pass(OneTimeLink link, Caller caller) {}

    private final Map<String, Pass> byFingerprint = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Passes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A new key, to be shown once and kept nowhere.
     *
     * @param caller as whom its bearer will be signed in
     */
    public String issue(Caller caller, Duration goodFor) {
        byFingerprint.values().removeIf(pass -> pass.link().isOver());
        if (byFingerprint.size() >= MOST) {
            throw new IllegalStateException(MOST + " keys wait for their use; none can be made until one is over.");
        }
        OneTimeLink link = new OneTimeLink(clock, goodFor);
        byFingerprint.put(Secrets.fingerprint(link.key()), new Pass(link, caller));
        return link.key();
    }

    /** Whom the key lets in; it is used from then on. */
    Optional<Caller> use(String key) {
        return Optional.ofNullable(byFingerprint.remove(Secrets.fingerprint(key)))
                .filter(pass -> pass.link().use(key))
                .map(Pass::caller);
    }

    /** Takes back all keys that were made for that caller and wait for their use. */
    public void withdraw(Caller caller) {
        byFingerprint.values().removeIf(pass -> pass.caller().equals(caller));
    }
}
