package org.myodose.docs;

/** The site cannot be made; the message says which page is wrong, and what to do. */
final class SiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SiteException(String message) {
        super(message);
    }
}
