package org.myodose.dashboard.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name of the account; {@link #OWNER}, which no account can have, for whoever started the program
 */
public record Caller(String name, Set<Role> roles) {

    private static final String OWNER = "(owner)";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whoever started the program on this machine, and so can read its files anyway. */
    public static Caller owner() {
        return new Caller(OWNER, EnumSet.allOf(Role.class));
    }

    public boolean isOwner() {
        return name.equals(OWNER);
    }
}
