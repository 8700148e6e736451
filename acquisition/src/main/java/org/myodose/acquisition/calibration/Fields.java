package org.myodose.acquisition.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Named values in a text: one {@code name=value} a line, or several {@code name:value} with spaces between. Not thread-safe. */
final class Fields {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String what;

    /** No values yet, of something that complaints call {@code what}. */
    Fields(String what) {
        this.what = what;
    }

    /** Reads words such as {@code factor:0.5}; a word without a colon is refused. */
    static Fields ofWords(String what, String words) {
        Fields fields = new Fields(what);
        if (words.isBlank()) {
            return fields;
        }
        for (String word : words.strip().split(" +", -1)) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                throw new CalibrationException(what + " has '" + word + "' where a name, a colon and a number belong.");
            }
            fields.put(word.substring(0, colon), word.substring(colon + 1));
        }
        return fields;
    }

    void put(String name, String value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new CalibrationException(what + " tells its '" + name + "' twice.");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    String text(String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw new CalibrationException(what + " lacks its '" + name + "'.");
        }
        return value;
    }

    double number(String name) {
        return number(name, text(name));
    }

    int wholeNumber(String name) {
        OptionalInt number = parseInt(text(name));
        return number.orElseThrow(() ->
                new CalibrationException(what + ": '" + text(name) + "' is no whole number, as '" + name + "' is."));
    }

    double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new CalibrationException(what + ": '" + text + "' is not a number, as '" + name + "' must be.");
        }
    }

    static OptionalInt parseInt(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException wrong) {
            return OptionalInt.empty();
        }
    }
}
