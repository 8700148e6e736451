package org.myodose.device.gpio;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.myodose.device.SourceUri;

/** Reads the options of a source's name, refuses nonsense with what to write instead, and knows which were never read. */
final class UriOptions {

    private final SourceUri uri;
    private final Set<String> read = new LinkedHashSet<>();

    UriOptions(SourceUri uri) {
        this.uri = uri;
    }

    SourceUri uri() {
        return uri;
    }

    boolean has(String name) {
        read.add(name);
        return uri.options().containsKey(name);
    }

    String text(String name, String usual) {
        read.add(name);
        return uri.option(name, usual);
    }

    /** One of the words that {@code allowed} lists. */
    String word(String name, String usual, List<String> allowed) {
        String text = text(name, usual);
        if (!allowed.contains(text)) {
            throw refused(name, text, "write one of " + String.join(", ", allowed));
        }
        return text;
    }

    int whole(String name, int usual, int least, int most) {
        String text = text(name, Integer.toString(usual));
        return parse(name, text, least, most);
    }

    /** A pin that must be told. */
    int pin(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("'" + uri + "' lacks " + name + "=: give the GPIO number of that pin, "
                    + Pins.FIRST + " to " + Pins.LAST + ".");
        }
        return parse(name, text(name, ""), Pins.FIRST, Pins.LAST);
    }

    double rateHz(double usual, double most) {
        String text = text("rate", Double.toString(Math.min(usual, most)));
        try {
            double rateHz = Double.parseDouble(text);
            if (rateHz >= 0.1 && rateHz <= most) {
                return rateHz;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as for numbers that are no rate.
        }
        throw refused(
                "rate",
                text,
                "give scans a second from 0.1 to " + (int) most + ", which is what so many channels allow");
    }

    /** Channels in the order given, none twice. */
    int[] channels(int count) {
        String text = text("channels", "0");
        String advice =
                "give the inputs 0 to " + (count - 1) + " in the order you want, each once, as in channels=0,1,2";
        int[] channels;
        try {
            channels = Arrays.stream(text.split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException notWhole) {
            throw refused("channels", text, advice);
        }
        boolean inRange = Arrays.stream(channels).allMatch(channel -> channel >= 0 && channel < count);
        if (!inRange || Arrays.stream(channels).distinct().count() != channels.length) {
            throw refused("channels", text, advice);
        }
        return channels;
    }

    /** To be called when everything that has a meaning was read. */
    void refuseUnread() {
        for (String name : uri.options().keySet()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException("'" + uri + "' has the option " + name
                        + "=, which means nothing for this chip: it knows " + String.join(", ", read) + ".");
            }
        }
    }

    private int parse(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // Told below, like any other value that cannot be taken.
        }
        throw refused(name, text, "give a whole number from " + least + " to " + most);
    }

    private IllegalArgumentException refused(String name, String text, String advice) {
        return new IllegalArgumentException(
                "The option " + name + "=" + text + " of '" + uri + "' cannot be used: " + advice + ".");
    }
}
