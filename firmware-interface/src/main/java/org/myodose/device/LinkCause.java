package org.myodose.device;

/**
 * Why a link is in the state it is in: one name for programs, beside the sentence for people. Which causes belong to which
 * state, and what is done about each, stands in docs/link.md.
 */
public enum LinkCause {
    /** The source is being opened. */
    OPENING,
    /** Scans come in. */
    SCANS_ARRIVE,
    /** Connected, but no scan has come for longer than one should take. */
    NO_SCANS,
    /** Not a byte has come for so long that the port is taken for dead and opened anew. */
    DEAD_PORT,
    /** There is no such port or device at the moment. */
    NOT_CONNECTED,
    /** The device, or the server it is reached by, went away. */
    UNPLUGGED,
    /** Another program has the port, or reads from it as well. */
    PORT_BUSY,
    NO_PERMISSION,
    /** The port is there but cannot be used as one. */
    PORT_UNUSABLE,
    /** Nothing that could be understood as an answer came in time. */
    NO_ANSWER,
    /** What answers does not speak this protocol, or not this version of it. */
    WRONG_DEVICE,
    /** A device that works, but not the one that this source belongs to. */
    OTHER_DEVICE,
    /** The device's calibration cannot be used. */
    CALIBRATION_UNUSABLE,
    /** This side ended it. */
    CLOSED,
    /** This side ended it, but the port's driver did not come back from that. */
    DRIVER_HANGS,
    /** The device has told that there is no more. */
    SOURCE_ENDED,
    /** Anything else; the sentence tells. */
    FAILED
}
