package org.myodose.acquisition;

/**
 * Converter counts from {@code lowest} to {@code highest}, both included; empty where the highest is below the lowest.
 * Immutable.
 */
public record CountRange(int lowest, int highest) {

    public static final CountRange ALL = new CountRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
    public static final CountRange NONE = new CountRange(Integer.MAX_VALUE, Integer.MIN_VALUE);

    /** What a converter of so many bits can give, whether it counts from 0 or to both sides of it. */
    public static CountRange ofConverter(int bits) {
        return bits >= Integer.SIZE - 1 ? ALL : new CountRange(-(1 << (bits - 1)), (1 << bits) - 1);
    }

    public boolean contains(int count) {
        return lowest <= count && count <= highest;
    }

    public boolean isEmpty() {
        return highest < lowest;
    }

    /** Counts from the lowest to the highest, 0 for fewer than one. */
    public long size() {
        return isEmpty() ? 0 : (long) highest - lowest + 1;
    }
}
