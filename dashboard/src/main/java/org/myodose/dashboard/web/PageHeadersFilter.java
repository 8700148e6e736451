package org.myodose.dashboard.web;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells the browser that our pages load nothing from another host and belong in no other site's frame. */
@ServerFilter("/**")
final class PageHeadersFilter {

    private static final String POLICY = "default-src 'self'; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

    @ResponseFilter
    void addHeaders(MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
