package org.myodose.docs;

import java.nio.file.Path;

/** What a link of a page leads to. */
sealed interface Target {

    /** Another site. */
    record Elsewhere(String address) implements Target {}

    /** A page, or with a name a heading of it. */
    record ToPage(Page page, String heading) implements Target {}

    /** A file of the project, which comes along. */
    record ToFile(Path file) implements Target {}

    /** A folder of the project, whose files come along. */
    record ToFolder(Path folder) implements Target {}
}
