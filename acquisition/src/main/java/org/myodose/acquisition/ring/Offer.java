package org.myodose.acquisition.ring;

/** What became of an entry offered to a ring. */
public enum Offer {
    ACCEPTED,
    /** No room: the entry was counted as missed, and the reader will be told where. */
    FULL
}
