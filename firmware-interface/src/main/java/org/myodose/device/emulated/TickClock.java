package org.myodose.device.emulated;

/** Which clock an emulated device stamps its scans with. */
public enum TickClock {

    /**
     * The device's own: microseconds since the first START after its reset, so that the ticks of a trace are its times.
     * Before that it stands at 0.
     */
    DEVICE,

    /**
     * The host's monotonic clock in microseconds when the scan is written (on Linux CLOCK_MONOTONIC), so that a reader on the
     * same machine can tell how long each scan took to reach it.
     */
    MONOTONIC
}
