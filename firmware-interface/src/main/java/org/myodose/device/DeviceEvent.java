package org.myodose.device;

/**
 * Something that happened at the device other than a scan.
 *
 * @param kind what happened
 * @param began true when pressed or begun, false when released or ended; for a tare, false takes the last one back
 * @param sequence of the frame that told it
 * @param deviceTickMicros device clock when it happened, as sent
 * @param arrivalNs host monotonic clock when the news arrived
 */
public record DeviceEvent(Kind kind, boolean began, int sequence, long deviceTickMicros, long arrivalNs) {

    /** What happened. */
    public enum Kind {
        BUTTON,
        PATIENT_STOP,
        TARE_REQUESTED
    }
}
