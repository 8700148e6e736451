package org.myodose.dashboard.security;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name of the account; {@link #OWNER}, which no account can have, for whoever started the program
 * @param credential the fingerprint of what proved it, so that a session ends when that was changed; empty for the owner
 */
public record Caller(String name, Set<Role> roles, String credential) {

    private static final String OWNER = "(owner)";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Caller(String name, Set<Role> roles) {
        this(name, roles, "");
    }

    /** Whoever started the program on this machine, and so can read its files anyway. */
    public static Caller owner() {
        return new Caller(OWNER, Role.ofAccounts());
    }

    /** Whether an account was shown, which may change or go. */
    boolean isOfAccount() {
        return !credential.isEmpty();
    }

    public boolean isOwner() {
        return name.equals(OWNER);
    }
}
