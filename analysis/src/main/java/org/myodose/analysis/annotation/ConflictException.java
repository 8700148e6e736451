package org.myodose.analysis.annotation;

/** Somebody else changed the annotation meanwhile; the message says who, and what to do. */
public final class ConflictException extends Exception {

    private static final long serialVersionUID = 1;

    ConflictException(String sentence) {
        super(sentence);
    }
}
