package org.myodose.device.gpio;

import java.util.HashMap;
import java.util.Map;

/** The pins that a source takes, each for one purpose. */
final class Pins {

    /** GPIO numbers on the 40-pin header. */
    static final int FIRST = 0;

    static final int LAST = 27;

    private final Map<Integer, String> purposes = new HashMap<>();

    /** @throws IllegalArgumentException with what to change when the pin has another purpose already */
    void take(int pin, String purpose) {
        String other = purposes.putIfAbsent(pin, purpose);
        if (other != null) {
            throw new IllegalArgumentException("GPIO " + pin + " cannot be both " + other + " and " + purpose
                    + ": choose another pin for one of them.");
        }
    }
}
