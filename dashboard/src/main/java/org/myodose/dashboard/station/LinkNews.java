package org.myodose.dashboard.station;

import org.myodose.device.LinkState;

/**
 * What was last heard of a station's link.
 *
 * @param cause one sentence
 */
public record LinkNews(LinkState state, String cause) {

    /** Whether the device is out of reach, although the link may come back. */
    public boolean isLost() {
        return state == LinkState.LOST || state == LinkState.CONNECTING;
    }
}
