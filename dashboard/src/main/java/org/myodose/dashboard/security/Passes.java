package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that let somebody in for one purpose: each once, until its time is over, as the caller it was made for, who may what the
 * {@link Doors} let that caller's roles. A link is made of one as
 *
 * <pre>{@code
 * String key = gate.passes().renew(new Caller("(patient)", Set.of(role)), Duration.ofMinutes(15));
 * URI link = gate.reach().addresses(port).getFirst().resolve("enter?key=" + key + "&to=patient.html");
 * }</pre>
 *
 * <p>Each method is one step to all others, so that nobody comes in by a key that is just being withdrawn. Any thread may call.
 */
public final class Passes {

    private static final int MOST = 1_000;

    private record Pass(OneTimeLink link, Caller caller) {}

    private final Map<String, Pass> byFingerprint = new HashMap<>();
    private final Sessions sessions;
    private final InstantSource clock;

    /** @param sessions those that keys begin */
    Passes(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A new key, to be shown once and kept nowhere.
     *
     * @param caller as whom its bearer will be signed in
     */
    public synchronized String issue(Caller caller, Duration goodFor) {
        byFingerprint.values().removeIf(pass -> pass.link().isOver());
        if (byFingerprint.size() >= MOST) {
            throw new IllegalStateException(MOST + " keys wait for their use; none can be made until one is over.");
        }
        OneTimeLink link = new OneTimeLink(clock, goodFor);
        byFingerprint.put(Secrets.fingerprint(link.key()), new Pass(link, caller));
        return link.key();
    }

    /** The only key of that caller: those before are taken back, and who came by them is out. */
    public synchronized String renew(Caller caller, Duration goodFor) {
        withdraw(caller);
        return issue(caller, goodFor);
    }

    /** Begins the session of whom the key lets in; it is used from then on. */
    synchronized Optional<Entered> enter(String key) {
        return Optional.ofNullable(byFingerprint.remove(Secrets.fingerprint(key)))
                .filter(pass -> pass.link().use(key))
                .map(pass -> new Entered(pass.caller(), sessions.begin(pass.caller())));
    }

    /** Takes back all keys that were made for that caller and wait for their use, and ends the sessions of who came by one. */
    public synchronized void withdraw(Caller caller) {
        byFingerprint.values().removeIf(pass -> pass.caller().equals(caller));
        sessions.endOf(caller::equals);
    }
}
