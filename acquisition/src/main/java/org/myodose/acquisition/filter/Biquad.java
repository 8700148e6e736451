package org.myodose.acquisition.filter;

/**
 * One second-order section of a filter, or a first-order one with {@code b2 = a2 = 0}; a0 is 1. A steady force passes it
 * unchanged.
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {}
