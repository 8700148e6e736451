package org.myodose.dashboard.security;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names under which this server answers. A name that merely points to it, as another site's page can make one of its own
 * do, is none of them.
 */
public final class HostNames {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern LITERAL = Pattern.compile("(\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[^\\]]*)?])(:\\d+)?");

    private final Set<String> exact;
    private final List<String> wildcards;

    private HostNames(Collection<String> names) {
        Set<String> plain = names.stream().map(HostNames::inAddress).collect(Collectors.toSet());
        exact = plain;
        wildcards = plain.stream()
                .filter(name -> name.startsWith("*."))
                .map(name -> name.substring(1))
                .toList();
    }

    /** As browsers write it in an address: one of IPv6 in brackets. */
    static String inAddress(String name) {
        String plain = AddressForm.of(name);
        return plain.indexOf(':') >= 0 && !plain.startsWith("[") ? "[" + plain + "]" : plain;
    }

    /** A host, with or without a port, as browsers write it: whoever asks may write an IPv6 address in many forms. */
    public static String inOneForm(String authority) {
        Matcher literal = LITERAL.matcher(authority);
        return literal.matches()
                ? inAddress(literal.group(1)) + Objects.requireNonNullElse(literal.group(2), "")
                : authority.toLowerCase(Locale.ROOT);
    }

    /** Only this machine's own names for itself. */
    public static HostNames loopback() {
        return new HostNames(LOOPBACK);
    }

    /** Those, and the names that a certificate is for; {@code *.clinic.example} is for any one word in its place. */
    public static HostNames loopbackAnd(Collection<String> names) {
        Set<String> all = new HashSet<>(names);
        all.addAll(LOOPBACK);
        return new HostNames(all);
    }

    /** Whether a {@code Host} header, with or without a port, is one of them. */
    public boolean include(String hostHeader) {
        String name = inOneForm(hostHeader).replaceFirst(":\\d+$", "");
        return exact.contains(name) || wildcards.stream().anyMatch(end -> isOneWordBefore(name, end));
    }

    private static boolean isOneWordBefore(String name, String end) {
        return name.endsWith(end) && name.length() > end.length() && name.indexOf('.') == name.length() - end.length();
    }

    /** Whether an {@code Origin} header is the page of the very host that it asks. */
    public static boolean isOwnPage(String origin, String hostHeader, String scheme) {
        try {
            URI from = URI.create(origin);
            String authority = from.getRawAuthority();
            return authority != null
                    && scheme.equals(from.getScheme())
                    && inOneForm(hostHeader).equals(inOneForm(authority));
        } catch (IllegalArgumentException notAnAddress) {
            // "null" parses; anything that does not is no page of ours.
            return false;
        }
    }
}
