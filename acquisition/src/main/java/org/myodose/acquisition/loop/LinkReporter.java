package org.myodose.acquisition.loop;

import org.myodose.acquisition.ForceConsumer;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkState;
import org.myodose.device.ScanSource;

/** Keeps the link's state and tells its changes. Whoever calls {@link #change} has the {@link Turn}; anyone may ask. */
final class LinkReporter {

    private final ForceConsumer consumer;
    private volatile LinkState state = LinkState.CONNECTING;

    LinkReporter(ForceConsumer consumer) {
        this.consumer = consumer;
    }

    LinkState state() {
        return state;
    }

    /** This side has ended it. */
    void closed(ScanSource source) {
        if (source.counters().get(LinkCounters.Kind.THREADS_LEFT_BEHIND) > 0) {
            hangs(source);
        } else {
            change(LinkState.ENDED, LinkCause.CLOSED, "Closed.");
        }
    }

    /** This side has ended it, as far as the driver lets it. */
    void hangs(ScanSource source) {
        change(
                LinkState.ENDED,
                LinkCause.DRIVER_HANGS,
                "The driver of " + source.description()
                        + " does not let go of it: unplug the device before it is used again. All that had come is kept.");
    }

    void change(LinkState newState, LinkCause cause, String sentence) {
        state = newState;
        consumer.onLink(newState, cause, sentence);
    }
}
