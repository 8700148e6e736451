package org.myodose.dashboard.report;

/**
 * Something that was noted while recording.
 *
 * @param seconds when, on the device's clock
 * @param text what, in words
 */
record Noted(double seconds, String text) {}
