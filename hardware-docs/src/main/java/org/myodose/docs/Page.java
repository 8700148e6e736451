package org.myodose.docs;

import java.nio.file.Path;

/**
 * A page of the site. Immutable.
 *
 * @param source its Markdown, relative to the project's root
 * @param address of its HTML, relative to the site's root
 * @param title its first heading
 * @param markdown its text
 */
record Page(Path source, String address, String title, String markdown) {

    /** Where the names in it count from. */
    Path folder() {
        Path parent = source.getParent();
        return parent == null ? Path.of("") : parent;
    }

    boolean isIndex() {
        return source.endsWith(Addresses.INDEX);
    }
}
