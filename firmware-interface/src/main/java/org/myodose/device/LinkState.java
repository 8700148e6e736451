package org.myodose.device;

/** State of the way to a device; each change is told with its cause in words. */
public enum LinkState {
    CONNECTING,
    STREAMING,
    /** Connected, but nothing has come for longer than a scan should take. */
    SILENT,
    LOST,
    /** An orderly end: the trace is over, or the user closed the source. */
    ENDED
}
