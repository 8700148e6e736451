package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Secrets;

/** Knows requests by their cookie or token, and hands cookies out. Controllers ask it who asks them. */
@Singleton
final class Visitors {

    private static final String CALLER = "org.myodose.caller";

    /** Under which the framework looks for a WebSocket's principal; its own constant is marked for removal, this is not. */
    private static final String PRINCIPAL = "micronaut.AUTHENTICATION";

    private final Gate gate;

    Visitors(Gate gate) {
        this.gate = gate;
    }

    /** Who asks, if somebody is signed in; kept with the request for {@link #caller}. */
    Optional<Caller> arrive(HttpRequest<?> request) {
        Optional<Caller> caller =
                gate.caller(cookie(request), request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        caller.ifPresent(known -> request.setAttribute(CALLER, known));
        // A WebSocket is handed this with the request that opened it.
        sessionId(request)
                .filter(gate.sessions()::isOpen)
                .ifPresent(id -> request.setAttribute(PRINCIPAL, new SessionPrincipal(id)));
        return caller;
    }

    /** Who was found to ask this. */
    static Optional<Caller> caller(HttpRequest<?> request) {
        return request.getAttribute(CALLER, Caller.class);
    }

    boolean hasCookie(HttpRequest<?> request) {
        return cookie(request) != null;
    }

    /** By what the session of this request is known to {@link org.myodose.dashboard.security.Sessions}. */
    Optional<String> sessionId(HttpRequest<?> request) {
        return Optional.ofNullable(cookie(request)).map(Secrets::fingerprint);
    }

    /** From which machine it is asked. */
    static String address(HttpRequest<?> request) {
        InetAddress address = request.getRemoteAddress().getAddress();
        return address == null ? "-" : address.getHostAddress();
    }

    void signOut(HttpRequest<?> request) {
        String token = cookie(request);
        if (token != null) {
            gate.sessions().end(token);
        }
    }

    /** Out of reach of scripts, of other sites, and of plain connections where there are others. */
    <B> MutableHttpResponse<B> withCookie(HttpRequest<?> request, MutableHttpResponse<B> response, String token) {
        return response.cookie(Cookie.of(name(request), token)
                .path("/")
                .httpOnly(true)
                .secure(gate.reach().encrypted())
                .sameSite(SameSite.Strict));
    }

    private @Nullable String cookie(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(name(request))
                .map(Cookie::getValue)
                .orElse(null);
    }

    private String name(HttpRequest<?> request) {
        return gate.cookieName(request.getServerAddress().getPort());
    }
}
