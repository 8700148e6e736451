package org.myodose.docs;

/** How links and headings are written in one kind of output. */
interface Linking {

    /** What a link on that page is to say. */
    String reference(Page from, Target target);

    /** The name of a heading. */
    String name(Page page, String heading);
}
