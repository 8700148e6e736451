package org.myodose.dashboard.web;

import java.security.Principal;

/**
 * By what a session is known to {@link org.myodose.dashboard.security.Sessions}, for the WebSockets that it opens.
 *
 * @param id the fingerprint of the session's token
 */
record SessionPrincipal(String id) implements Principal {

    @Override
    public String getName() {
        return id;
    }
}
