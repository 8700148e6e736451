package org.myodose.acquisition.recording;

/**
 * Channels of a {@code times} stream, in the order in which they are written. A reader finds them by their label, so that
 * one may be added without a new version of the format; format 1 ended with {@link #ARRIVAL}.
 */
enum TimeChannel {
    SEQUENCE("sequence", "frames"),
    DEVICE_TICK("deviceTickMicros", "microseconds"),
    TIME("timeMicros", "microseconds"),
    ARRIVAL("arrivalNs", "nanoseconds"),
    MEASURED("measuredNs", "nanoseconds"),
    UNCERTAINTY("timeUncertaintyNs", "nanoseconds");

    final String label;
    final String unit;

    TimeChannel(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }
}
