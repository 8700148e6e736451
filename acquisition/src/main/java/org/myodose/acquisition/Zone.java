package org.myodose.acquisition;

import java.util.List;

/**
 * A named measurement site: the channels whose forces add up to its force. Zones may overlap, as {@code fingers} does with
 * each finger.
 *
 * @param name in lower case, as shown
 * @param channels numbers of its channels, rising
 */
public record Zone(String name, List<Integer> channels) {
    public Zone {
        channels = List.copyOf(channels);
    }
}
