package org.myodose.dashboard.security;

/**
 * Who came in by a key.
 *
 * @param token by which the session that has begun is known from then on
 */
public record Entered(Caller caller, String token) {

    /** Without the token, for logs. */
    @Override
    public String toString() {
        return "entry of " + caller;
    }
}
