package org.myodose.device;

/** What the host may ask of a device. */
public sealed interface Command {
    /** Please introduce yourself; answered by a HELLO. */
    record Hello() implements Command {}

    record Start() implements Command {}

    record Stop() implements Command {}

    /** The device applies the nearest rate that it can, replies it, and introduces itself anew. */
    record Rate(long milliHertz) implements Command {}

    /** Marks the tick at which a zero is to be taken. The device never alters its counts; the host computes the zero. */
    record Tare() implements Command {}

    /** Blink for {@code seconds} (1 to 255), so that a person sees which device this is. */
    record Identify(int seconds) implements Command {}

    /** Answered with the same 32-bit token. */
    record Ping(int token) implements Command {}
}
