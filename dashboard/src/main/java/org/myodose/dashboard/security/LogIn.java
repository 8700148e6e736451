package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.myodose.dashboard.UserException;

/** Signing in by name and password. May wait for a disk, and for the hash: not for a server's event loop. Any thread may call. */
public final class LogIn {

    /** What came of it. */
    public sealed interface Outcome {

        /** Signed in. */
        record In(Caller caller) implements Outcome {}

        /** Name or password is wrong; which of them is not told. */
        record Wrong() implements Outcome {}

        /** Too many wrong ones: nothing was looked at. */
        record Wait(Duration duration) implements Outcome {}
    }

    private static final String ACTION = "sign in";
    private static final String UNKNOWN = "-";

    private final Accounts accounts;
    private final Audit audit;
    private final InstantSource clock;
    private final LogInBrake brake;

    LogIn(Accounts accounts, Audit audit, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        brake = new LogInBrake(clock);
    }

    /**
     * Looks whether this is somebody.
     *
     * @param address from which it was asked
     */
    public Outcome signIn(String writtenName, String password, String address) {
        Optional<String> name = name(writtenName);
        String counted = name.orElse("");
        Duration wait = brake.begin(counted, address);
        if (!wait.isZero()) {
            note(UNKNOWN, address, "too many");
            return new Outcome.Wait(wait);
        }
        Optional<Account> account = name.flatMap(accounts::find);
        // What was typed as a name may be a password: only a name that there is gets into the log.
        String known = account.map(Account::name).orElse(UNKNOWN);
        if (!isRight(password, account)) {
            note(known, address, "wrong");
            return new Outcome.Wrong();
        }
        brake.right(counted, address);
        note(known, address, "done");
        return new Outcome.In(account.orElseThrow().caller());
    }

    private static boolean isRight(String password, Optional<Account> account) {
        if (account.isEmpty() || password.length() > Passwords.LONGEST) {
            Passwords.matchNobodys(password.substring(0, Math.min(password.length(), Passwords.LONGEST)));
            return false;
        }
        return Passwords.matches(password, account.get().passwordHash());
    }

    private void note(String account, String address, String outcome) {
        audit.note(new AuditEvent(clock.instant(), account, address, ACTION, "", outcome));
    }

    private static Optional<String> name(String written) {
        try {
            return Optional.of(Account.name(written));
        } catch (UserException noName) {
            return Optional.empty();
        }
    }

    /** Ends the sessions of those whose account is gone, or has another password or other roles. */
    void endChanged(Sessions sessions) {
        if (sessions.ofAccounts()) {
            List<Caller> present = accounts.all().stream().map(Account::caller).toList();
            sessions.endOf(caller -> caller.isOfAccount() && !present.contains(caller));
        }
    }
}
