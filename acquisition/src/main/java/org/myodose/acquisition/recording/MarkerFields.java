package org.myodose.acquisition.recording;

import java.util.List;
import java.util.Map;

/** The plain fields of a marker that was read; see {@link MarkerJson#fields}. */
record MarkerFields(Map<String, List<String>> values) {

    static MarkerFields of(String json) {
        return new MarkerFields(MarkerJson.fields(json));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** @throws IllegalArgumentException when it is not there exactly once */
    String text(String name) {
        List<String> all = all(name);
        if (all.size() != 1) {
            throw new IllegalArgumentException("a marker lacks its " + name);
        }
        return all.getFirst();
    }

    long number(String name) {
        return Long.parseLong(text(name));
    }
}
