package org.myodose.dashboard.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.uri.UriBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Doors;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.security.Role;

/**
 * Every request's way in, WebSockets included: first that no other site's page sends it, then whether whoever sends it may.
 *
 * <p>Listening on localhost keeps other machines out, but not other sites: any page may open a WebSocket to localhost, or
 * point a name of its own at 127.0.0.1. So the Host must be one of ours, and an Origin, where the browser sends one, must be
 * that same host; what a cookie signs in and what changes something must have one.
 */
@ServerFilter("/**")
final class GateFilter {

    private static final String LOGIN_PAGE = "/login.html";

    private final Gate gate;
    private final Visitors visitors;

    GateFilter(Gate gate, Visitors visitors) {
        this.gate = gate;
        this.visitors = visitors;
    }

    @RequestFilter
    @Nullable
    MutableHttpResponse<?> admit(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean ownName = host != null && gate.reach().names().include(host);
        if (!ownName || (origin != null && !isOwnPage(origin, String.valueOf(host)))) {
            return Problem.answer(
                    HttpStatus.FORBIDDEN, "Myodose answers only pages that it served itself, under its own name.");
        }
        Optional<Caller> caller = visitors.arrive(request);
        if (origin == null && visitors.hasCookie(request) && (!isReading(request) || isWebSocket(request))) {
            return Problem.answer(
                    HttpStatus.FORBIDDEN, "A browser must say which page asks: this request has no Origin.");
        }
        return answer(request, caller.orElse(null));
    }

    private @Nullable MutableHttpResponse<?> answer(HttpRequest<?> request, @Nullable Caller caller) {
        return switch (Doors.verdict(
                request.getMethodName(), request.getPath(), caller, gate.reach().openHere())) {
            case ENTER -> null;
            case SIGN_IN -> signIn(request);
            case WRONG_ROLE ->
                Problem.answer(
                        HttpStatus.FORBIDDEN,
                        "This is not for the role you have (" + (caller == null ? "" : Role.labels(caller.roles()))
                                + "): ask an administrator.");
            case WRONG_METHOD ->
                Problem.answer(
                        HttpStatus.METHOD_NOT_ALLOWED, "This address does not take " + request.getMethodName() + ".");
            case NO_DOOR -> Problem.answer(HttpStatus.NOT_FOUND, "There is nothing here.");
        };
    }

    /** A person is led to the page for it; a program is told. */
    private MutableHttpResponse<?> signIn(HttpRequest<?> request) {
        if (isReading(request) && !isWebSocket(request) && accepts(request, MediaType.TEXT_HTML)) {
            return HttpResponse.seeOther(UriBuilder.of(LOGIN_PAGE)
                    .queryParam("to", request.getPath())
                    .build());
        }
        String page = gate.reach().scheme() + "://" + request.getHeaders().get(HttpHeaders.HOST) + LOGIN_PAGE;
        return Problem.answer(
                HttpStatus.UNAUTHORIZED,
                "Sign in first: "
                        + (gate.reach().openHere()
                                ? "open the link that Myodose printed when it started, or "
                                : "open ")
                        + page + ".");
    }

    private static boolean accepts(HttpRequest<?> request, String type) {
        String accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(type);
    }

    private boolean isOwnPage(String origin, String host) {
        return HostNames.isOwnPage(origin, host, gate.reach().scheme());
    }

    private static boolean isReading(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }

    private static boolean isWebSocket(HttpRequest<?> request) {
        return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeaders.UPGRADE));
    }
}
