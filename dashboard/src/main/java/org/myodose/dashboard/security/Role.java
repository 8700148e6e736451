package org.myodose.dashboard.security;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.myodose.dashboard.UserException;

/** What somebody does with Myodose. An account may have several roles; what each may do stands in {@link Doors}. */
public enum Role {
    THERAPIST,
    TRAINER,
    RESEARCHER,
    ADMINISTRATOR,
    STUDENT,
    /** Who lies under the hands: let in by a link for one session, and by no account. */
    PATIENT;

    /** What accounts may have. */
    public static Set<Role> ofAccounts() {
        return EnumSet.complementOf(EnumSet.of(PATIENT));
    }

    /** As it is written on the command line, in files and in the store. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that {@link #label}.
     *
     * @throws UserException when there is no such role, naming those that there are
     */
    public static Role of(String label) {
        return ofAccounts().stream()
                .filter(role -> role.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new UserException("There is no role '" + label + "': choose of " + labels(ofAccounts()) + "."));
    }

    /** For a sentence. */
    public static String labels(Set<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }
}
