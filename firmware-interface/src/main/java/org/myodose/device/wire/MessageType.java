package org.myodose.device.wire;

import org.jspecify.annotations.Nullable;

/** The messages of protocol version 1. Codes from 0x80 on come from the host, the others from the device. */
public enum MessageType {
    HELLO(0x01),
    SCANS(0x02),
    STATUS(0x03),
    EVENT(0x04),
    REPLY(0x05),
    ASK_HELLO(0x80),
    START(0x81),
    STOP(0x82),
    RATE(0x83),
    TARE(0x84),
    IDENTIFY(0x85),
    PING(0x86);

    private static final int FIRST_FROM_HOST = 0x80;
    private static final @Nullable MessageType[] BY_CODE = byCode();

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    /** First byte of the frame. */
    public int code() {
        return code;
    }

    /** Whether this is a command, from the host to the device. */
    public boolean isCommand() {
        return code >= FIRST_FROM_HOST;
    }

    /** The type of that code, 0 to 255, or null when this version has none. */
    public static @Nullable MessageType of(int code) {
        return BY_CODE[code];
    }

    private static @Nullable MessageType[] byCode() {
        @Nullable MessageType[] types = new @Nullable MessageType[256];
        for (MessageType type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
