package org.myodose.dashboard.live;

import java.util.concurrent.CompletionStage;

/** One connected browser. Methods may be called from any thread and never block. */
public interface LiveClient {

    /** Names the client in its hub; unique while it is connected. */
    String id();

    /** Sends one text message; the stage completes when it has left this machine's buffers, or failed. */
    CompletionStage<?> send(String text);

    /** Ends the connection, telling the client why. */
    void close(String reason);
}
