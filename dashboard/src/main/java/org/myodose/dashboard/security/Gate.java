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
 * @param logIn for everybody else
 * @param audit where it is noted who saw and changed what
 */
public record Gate(
        Reach reach, Sessions sessions, OneTimeLink link, ScriptToken scriptToken, LogIn logIn, Audit audit) {

    /** A new one for the owner alone, with nobody signed in. */
    public static Gate of(Reach reach, ScriptToken scriptToken, InstantSource clock) {
        return of(reach, scriptToken, new NoAccounts(), Audit.none(), clock);
    }

    /** A new one, with nobody signed in. */
    public static Gate of(Reach reach, ScriptToken scriptToken, Accounts accounts, Audit audit, InstantSource clock) {
        return new Gate(
                reach,
                new Sessions(clock),
                new OneTimeLink(clock),
                scriptToken,
                new LogIn(accounts, audit, clock),
                audit);
    }

    /** Ends the sessions that are over, by time or by a change of the account. May wait for a disk. */
    public void sweep() {
        sessions.sweep();
        logIn.endChanged(sessions);
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
