package org.myodose.acquisition;

import java.util.Locale;

/**
 * News of a sensor whose count stands still where it never did: that it began, or that it moves again. Immutable.
 *
 * @param channel counted from 0
 * @param name the channel's
 * @param began whether it is stuck from now on; false where it has moved
 * @param rawCount the count at which it stood
 * @param sinceMicros device time since when it stood there
 * @param timeMicros device time of the scan with which this became known
 */
public record StuckSensor(int channel, String name, boolean began, int rawCount, long sinceMicros, long timeMicros) {

    /** One sentence for a user. */
    public String sentence() {
        double seconds = (timeMicros - sinceMicros) * 1e-6;
        return began
                ? String.format(
                        Locale.ROOT,
                        "%s has stood at the same count (%d) for %.1f s, as it has never done before: check its sensor and wires, for until it moves its force means nothing.",
                        name,
                        rawCount,
                        seconds)
                : String.format(
                        Locale.ROOT, "%s moves again after %.1f s at the same count (%d).", name, seconds, rawCount);
    }
}
