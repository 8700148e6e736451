package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a page of another site makes through the user's own browser.
 *
 * <p>Listening on localhost keeps other machines out, but not other sites: any page may open a WebSocket to localhost, or
 * point a name of its own at 127.0.0.1. So the Host header must be a loopback name, and an Origin, where the browser sends
 * one, must be that same host.
 */
@ServerFilter("/**")
final class LocalOnlyFilter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @RequestFilter
    @Nullable
    MutableHttpResponse<?> refuseStrangers(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (host != null && isLoopback(host) && (origin == null || isSame(origin, host))) {
            return null;
        }
        return HttpResponse.status(HttpStatus.FORBIDDEN)
                .body("Myodose answers only pages that it served itself, at localhost.");
    }

    private static boolean isLoopback(String host) {
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name);
    }

    private static boolean isSame(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            // "null" parses; anything that does not is no page of ours.
            return false;
        }
    }
}
