package org.myodose.acquisition;

/** On which side a sensor sits, seen by the one who is measured; {@link #NONE} where that is not told or means nothing. */
public enum Side {
    LEFT,
    RIGHT,
    NONE
}
