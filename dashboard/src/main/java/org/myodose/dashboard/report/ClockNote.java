package org.myodose.dashboard.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a recording noted last of a device's clock and sampling; NaN where it was not known.
 *
 * @param scanRateHz scans per second, as measured
 * @param scanJitterMicros how far scans are off an even spacing
 * @param driftPpm how much faster the device's clock runs than the computer's
 * @param uncertaintyMicros how far times on the computer's clock may be from the truth
 */
record ClockNote(double scanRateHz, double scanJitterMicros, double driftPpm, double uncertaintyMicros) {

    static ClockNote of(JsonNode details) {
        return new ClockNote(
                number(details, "scanRateHz"),
                number(details, "scanJitterMicros"),
                number(details, "driftPpm"),
                number(details, "uncertaintyMicros"));
    }

    private static double number(JsonNode details, String name) {
        return details.path(name).asDouble(Double.NaN);
    }
}
