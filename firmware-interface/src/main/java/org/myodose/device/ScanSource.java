package org.myodose.device;

/**
 * Anything that yields scans of raw counts: a device on a wire, a simulated one, a recording. The rest of the program
 * cannot tell them apart.
 *
 * <p>Threading: {@link #open} and {@link #poll} belong to one thread, the acquisition thread; {@link #send}, {@link
 * #counters} and {@link #close} may be called from any. After a {@link LinkException} the source may be opened again.
 */
public interface ScanSource extends AutoCloseable {

    /**
     * Connects, asks the device who it is, and starts its stream.
     *
     * @throws LinkException when there is no such device, or it does not speak the protocol
     */
    DeviceDescription open() throws LinkException;

    /**
     * Blocks until something has arrived and hands all of it to {@code sink}, on the calling thread, without allocating.
     * Returns false at the orderly end of a source that has one.
     *
     * @throws LinkException when the device is gone
     */
    boolean poll(ScanSink sink) throws LinkException;

    /** Sends a command to the device; its {@link Reply} comes through {@link ScanSink#onReply}. */
    void send(Command command) throws LinkException;

    /**
     * Whether there is a device behind this source that answers {@link Command.Ping} with its own clock's time. Without, the
     * host can only guess how long scans take to arrive.
     */
    default boolean answersPings() {
        return false;
    }

    /**
     * Gives up a connection that seems dead, from any thread: a blocked {@link #poll} then throws, and the source may be
     * opened again. Does nothing for a source that has no connection.
     */
    default void dropConnection() {}

    /** Counts of everything received and lost since this source was made; readable from any thread. */
    LinkCounters counters();

    /** What a user would call this source, such as {@code serial:/dev/ttyACM0}. */
    String description();

    /** Stops the stream and frees a blocked {@link #poll}. Closing twice does nothing. */
    @Override
    void close();
}
