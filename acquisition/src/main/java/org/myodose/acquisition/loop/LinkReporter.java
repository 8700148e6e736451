package org.myodose.acquisition.loop;

import org.myodose.acquisition.ForceConsumer;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

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

    void change(LinkState newState, LinkCause cause, String sentence) {
        state = newState;
        consumer.onLink(newState, cause, sentence);
    }
}
