package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.myodose.dashboard.security.Gate;

/** Tells the browser that our pages load nothing from another host, belong in no other site's frame, and are not to be kept. */
@ServerFilter("/**")
final class PageHeadersFilter {

    /** The header that says what a page may load; an answer that has its own keeps it. */
    static final String POLICY = "Content-Security-Policy";

    private final Gate gate;

    PageHeadersFilter(Gate gate) {
        this.gate = gate;
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(POLICY)) {
            response.header(POLICY, policy(request));
        }
        response.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host != null && gate.reach().staysEncrypted(host)) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** The WebSocket is named for browsers to which it is another thing than the page's own host. */
    private String policy(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        String socket = host != null && gate.reach().names().include(host)
                ? " " + (gate.reach().encrypted() ? "wss://" : "ws://") + host
                : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src"
                + " 'self'" + socket + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }
}
