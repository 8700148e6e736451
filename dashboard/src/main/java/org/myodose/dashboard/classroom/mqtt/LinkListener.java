package org.myodose.dashboard.classroom.mqtt;

/** Hears a link. All calls come on the link's own threads, and must return at once. */
public interface LinkListener {

    /** Connected and subscribed, for the first time or again. */
    void onUp();

    /**
     * Not connected; it goes on trying.
     *
     * @param cause in one sentence
     */
    void onDown(String cause);

    /** Something came under a topic that was subscribed to. */
    void onMessage(String topic, byte[] payload);
}
