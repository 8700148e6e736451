package org.myodose.dashboard.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One page of a long list.
 *
 * @param page which, from 0
 * @param size how many lines it has at most
 */
record Pages(int page, int size) {

    static final int MOST = 200;

    /** @throws IllegalArgumentException when there can be no such page, with a sentence for the user */
    Pages {
        if (page < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("Ask for page 0 or later, of 1 to " + MOST + " lines.");
        }
    }

    /** What stands on it. */
    <T> List<T> of(List<T> all) {
        return all.stream().skip((long) page * size).limit(size).toList();
    }

    /** The page's number and how many there are, for whoever leafs. */
    Map<String, Object> told(int all) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("page", page);
        told.put("pages", Math.ceilDiv(all, size));
        return told;
    }
}
