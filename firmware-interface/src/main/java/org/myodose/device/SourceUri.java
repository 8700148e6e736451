package org.myodose.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one way in which a source is named everywhere: {@code scheme:target?key=value&key=value}, such as {@code
 * serial:/dev/ttyACM0?baud=1000000} or {@code sim:hand?seed=7}.
 *
 * @param scheme kind of source
 * @param target port, file or model; may be empty
 * @param options in the order given
 */
public record SourceUri(String scheme, String target, Map<String, String> options) {

    public SourceUri {
        // Map.copyOf would lose the order.
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Parses a source's name.
     *
     * @throws IllegalArgumentException with one clear sentence when it is not of that form
     */
    public static SourceUri parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text
                    + "' does not name a source: write it as kind:name, for example sim:hand or serial:/dev/ttyACM0.");
        }
        int question = text.indexOf('?', colon);
        String target = text.substring(colon + 1, question < 0 ? text.length() : question);
        String query = question < 0 ? "" : text.substring(question + 1);
        return new SourceUri(text.substring(0, colon), target, options(text, query));
    }

    private static Map<String, String> options(String text, String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "'" + pair + "' in '" + text + "' is not an option: write options as ?name=value&name=value.");
            }
            if (options.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(
                        "'" + pair.substring(0, equals) + "' stands twice in '" + text + "': give it once.");
            }
        }
        return options;
    }

    /** The option's value, or {@code fallback} where it was not given. */
    public String option(String name, String fallback) {
        return options.getOrDefault(name, fallback);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':').append(target);
        char separator = '?';
        for (Map.Entry<String, String> option : options.entrySet()) {
            text.append(separator).append(option.getKey()).append('=').append(option.getValue());
            separator = '&';
        }
        return text.toString();
    }
}
