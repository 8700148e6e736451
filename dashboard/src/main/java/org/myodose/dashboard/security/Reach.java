package org.myodose.dashboard.security;

/**
 * Who can reach the server, and under which names.
 *
 * @param openHere whether {@link Door.Open#THIS_MACHINE} holds: only this machine is answered, and no login was asked for
 * @param names what a request's Host may be
 * @param encrypted whether it is served over TLS
 */
public record Reach(boolean openHere, HostNames names, boolean encrypted) {

    /** This machine only; the live page is open to it. */
    public static Reach thisMachine() {
        return new Reach(true, HostNames.loopback(), false);
    }

    /** How addresses of the server begin. */
    public String scheme() {
        return encrypted ? "https" : "http";
    }
}
