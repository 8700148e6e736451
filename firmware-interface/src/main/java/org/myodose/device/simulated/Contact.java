package org.myodose.device.simulated;

/** How a force spreads over the sensors of a device. Belongs to the device's one thread; allocates nothing. */
@FunctionalInterface
interface Contact {

    /** Writes the share of the force that each sensor takes, by channel; {@code seconds} since the start. */
    void sharesAt(double seconds, double[] shares);

    /** The same shares all the time. */
    static Contact steady(double... shares) {
        return (seconds, to) -> System.arraycopy(shares, 0, to, 0, shares.length);
    }
}
