package org.myodose.dashboard.security;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who comes in.
 *
 * @param reach who can reach the server at all
 * @param sessions of those who are signed in
 * @param link for whoever started the program
 * @param scriptToken for their scripts
 */
public record Gate(Reach reach, Sessions sessions, OneTimeLink link, ScriptToken scriptToken) {

    /** A new one, with nobody signed in. */
    public static Gate of(Reach reach, ScriptToken scriptToken, InstantSource clock) {
        return new Gate(reach, new Sessions(clock), new OneTimeLink(clock), scriptToken);
    }

    /** What browsers keep the session's token under; cookies are for all ports of a host, so it names ours. */
    public String cookieName(int port) {
        return (reach.encrypted() ? "__Host-myodose-" : "myodose-") + port;
    }

    /** Signs in whoever brings the one-time link's key; the token is for their cookie. */
    public Optional<String> enter(String key) {
        return link.use(key) ? Optional.of(sessions.begin(Caller.owner())) : Optional.empty();
    }

    /** Who shows this, if anybody. */
    public Optional<Caller> caller(@Nullable String cookie, @Nullable String authorization) {
        Optional<Caller> signedIn = cookie == null ? Optional.empty() : sessions.caller(cookie);
        return signedIn.or(() -> scriptToken.caller(authorization));
    }
}
