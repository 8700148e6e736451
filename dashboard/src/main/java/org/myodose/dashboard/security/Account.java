package org.myodose.dashboard.security;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.myodose.dashboard.UserException;

/**
 * Somebody who may sign in from another machine.
 *
 * @param name in small letters, as {@link #name(String)} makes it
 * @param passwordHash as {@link Passwords} makes it
 */
public record Account(String name, Set<Role> roles, String passwordHash) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    public Account {
        roles = requireRole(roles);
    }

    /**
     * The roles, where there is one at least.
     *
     * @throws UserException when there is none
     */
    public static Set<Role> requireRole(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new UserException("An account needs a role: choose of " + Role.labels(Role.ofAccounts()) + ".");
        }
        return Set.copyOf(roles);
    }

    /**
     * The name as it is kept, so that nobody can take one that only looks like another's.
     *
     * @throws UserException when it cannot be a name
     */
    public static String name(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new UserException("'" + written
                    + "' cannot be an account's name: use up to 64 letters without accents, digits, . _ @ and -.");
        }
        return name;
    }

    Caller caller() {
        return new Caller(name, roles, Secrets.fingerprint(passwordHash));
    }

    /** Without the hash, for logs. */
    @Override
    public String toString() {
        return name + " (" + Role.labels(roles) + ")";
    }
}
