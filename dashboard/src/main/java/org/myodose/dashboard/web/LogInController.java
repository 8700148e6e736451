package org.myodose.dashboard.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.LogIn.Outcome;
import org.myodose.dashboard.security.Role;

/** In by name and password. */
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Controller("/api/v1")
final class LogInController {

    private final Gate gate;
    private final Visitors visitors;

    LogInController(Gate gate, Visitors visitors) {
        this.gate = gate;
        this.visitors = visitors;
    }

    /** What somebody shows. */
    @Introspected
    record Credentials(@Nullable String name, @Nullable String password) {

        /** Without the password, for logs. */
        @Override
        public String toString() {
            return "credentials";
        }
    }

    /** Who is signed in, and as what. */
    @Introspected
    record Me(String name, List<String> roles) {}

    /** Signs in by name and password: a cookie comes back. */
    @ApiResponse(responseCode = "204", description = "signed in")
    @Post("/login")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Credentials shown) {
        String name = shown.name() == null ? "" : shown.name();
        String password = shown.password() == null ? "" : shown.password();
        return switch (gate.logIn().signIn(name, password, Visitors.address(request))) {
            case Outcome.In in -> {
                // Another session, so that nobody goes on under a token that was known before.
                visitors.signOut(request);
                yield visitors.withCookie(
                        request, HttpResponse.noContent(), gate.sessions().begin(in.caller()));
            }
            case Outcome.Wrong() ->
                Problem.answer(
                        HttpStatus.FORBIDDEN,
                        "Name or password is wrong: try again, or ask an administrator for a new password.");
            case Outcome.Wait wait ->
                Problem.answer(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Too many wrong passwords: wait " + seconds(wait.duration()) + " s, then try again.")
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait.duration())));
        };
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    /** Who is signed in, and in what roles. */
    @ApiResponse(responseCode = "200", description = "the name of the account, and its roles")
    @Get("/me")
    Me me(HttpRequest<?> request) {
        Caller caller = Visitors.caller(request).orElseThrow();
        return new Me(
                caller.name(), caller.roles().stream().sorted().map(Role::label).toList());
    }
}
