package org.myodose.dashboard.station;

import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * What was last heard of a station's link.
 *
 * @param cause why, as a name for programs
 * @param sentence the same for a user
 */
public record LinkNews(LinkState state, LinkCause cause, String sentence) {

    /** Whether the device is out of reach, although the link may come back. */
    public boolean isLost() {
        return state == LinkState.LOST || state == LinkState.CONNECTING;
    }
}
