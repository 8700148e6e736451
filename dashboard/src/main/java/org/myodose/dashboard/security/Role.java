package org.myodose.dashboard.security;

import java.util.Arrays;
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
    STUDENT;

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
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserException(
                        "There is no role '" + label + "': choose of " + labels(EnumSet.allOf(Role.class)) + "."));
    }

    /** For a sentence. */
    public static String labels(Set<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining(", "));
    }
}
