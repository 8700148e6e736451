package org.myodose.dashboard.security;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One route and who may go through it.
 *
 * @param method an HTTP method; a WebSocket is a {@code GET}
 * @param path with {@code *} for one segment, whatever its name, and {@code **} at its end for files and folders
 * @param openTo who needs no role
 * @param roles who may, when signed in; empty only where everybody may
 */
public record Door(String method, String path, Open openTo, Set<Role> roles) {

    /** Nothing that could lead out of a folder, or is hidden in it. */
    private static final String FILE = "[A-Za-z0-9_-][A-Za-z0-9._-]*";

    /** Who may go through without being signed in. */
    public enum Open {
        NOBODY,
        /** Programs and people on this machine, while it serves no other and no login was asked for. */
        THIS_MACHINE,
        EVERYBODY
    }

    public Door {
        roles = Set.copyOf(roles);
    }

    static Door everybody(String method, String path) {
        return new Door(method, path, Open.EVERYBODY, EnumSet.allOf(Role.class));
    }

    static Door thisMachineAnd(String method, String path, Role... roles) {
        return new Door(method, path, Open.THIS_MACHINE, Set.of(roles));
    }

    static Door only(String method, String path, Role... roles) {
        return new Door(method, path, Open.NOBODY, Set.of(roles));
    }

    boolean leads(String askedMethod, String askedPath) {
        return method.equals(askedMethod.equals("HEAD") ? "GET" : askedMethod)
                && pattern().matcher(askedPath).matches();
    }

    private Pattern pattern() {
        String files = FILE + "(/" + FILE + ")*";
        return Pattern.compile(
                Pattern.quote(path).replace("**", "\\E" + files + "\\Q").replace("/*", "/\\E[^/]+\\Q"));
    }
}
