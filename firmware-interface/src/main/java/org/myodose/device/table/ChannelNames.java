package org.myodose.device.table;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names of channels from headings: short enough for the wire, and each only once within a device. Not thread-safe. */
public final class ChannelNames {

    private static final int MAX_NAME_BYTES = 16;

    private final Set<String> taken = new HashSet<>();

    /** A name for the channel of that column, from 0; a heading that stands twice gets the column's number. */
    public String unique(String heading, int column) {
        String name = shortened(heading, MAX_NAME_BYTES);
        for (int number = column + 1; !taken.add(name); number++) {
            String suffix = "~" + number;
            name = shortened(heading, MAX_NAME_BYTES - suffix.length()) + suffix;
        }
        return name;
    }

    /** Cuts whole characters off the end until the rest fits that many bytes of UTF-8. */
    public static String shortened(String text, int maxBytes) {
        String rest = text;
        while (rest.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
        }
        return rest;
    }
}
