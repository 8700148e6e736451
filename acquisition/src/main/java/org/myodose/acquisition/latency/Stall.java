package org.myodose.acquisition.latency;

/**
 * A time in which scans waited.
 *
 * @param stage {@link Stage#AWAY} where the loop was busy or not scheduled while input may have waited, {@link
 *     Stage#JITTER} where a scan came later than the device's clock lets expect
 * @param endNs host monotonic clock when it was over
 * @param durationNs how long it lasted
 */
public record Stall(Stage stage, long endNs, long durationNs) {}
