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
 * @param passes for whoever is let in for one purpose
 * @param scriptToken for their scripts
 * @param accounts of everybody else
 * @param logIn by which they come in
 * @param audit where it is noted who saw and changed what
 */
public record Gate(
        Reach reach,
        Sessions sessions,
        OneTimeLink link,
        Passes passes,
        ScriptToken scriptToken,
        Accounts accounts,
        LogIn logIn,
        Audit audit) {

    /** A new one for the owner alone, with nobody signed in. */
    public static Gate of(Reach reach, ScriptToken scriptToken, InstantSource clock) {
        return of(reach, scriptToken, new NoAccounts(), Audit.none(), clock);
    }

    /** A new one, with nobody signed in. */
    public static Gate of(Reach reach, ScriptToken scriptToken, Accounts accounts, Audit audit, InstantSource clock) {
        Sessions sessions = new Sessions(clock);
        return new Gate(
                reach,
                sessions,
                new OneTimeLink(clock),
                new Passes(sessions, clock),
                scriptToken,
                accounts,
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

    /** Begins the session of whom a link's key lets in, if anybody; it is used from then on. */
    public Optional<Entered> enter(String key) {
        return link.use(key)
                ? Optional.of(new Entered(Caller.owner(), sessions.begin(Caller.owner())))
                : passes.enter(key);
    }

    /** Who shows this, if anybody. */
    public Optional<Caller> caller(@Nullable String cookie, @Nullable String authorization) {
        Optional<Caller> signedIn = cookie == null ? Optional.empty() : sessions.caller(cookie);
        return signedIn.or(() -> scriptToken.caller(authorization));
    }
}
