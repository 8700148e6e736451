package org.myodose.acquisition.recording;

/**
 * Something that was noted in a recording beside its scans: a hold, a tare, an event, a gap, a loss.
 *
 * @param stampSeconds when, on the recording's clock
 * @param type what kind of thing, as in {@code docs/recording-format.md}
 * @param device number of the device that it belongs to
 * @param json the whole marker, one JSON object
 */
public record Marker(double stampSeconds, String type, int device, String json) {}
