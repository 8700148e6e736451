package org.myodose.dashboard.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** What the framework refuses by itself, such as an address that nothing answers, is told as a {@link Problem} too. */
@Singleton
final class ProblemBodies implements JsonErrorResponseBodyProvider<Problem> {

    @Override
    public Problem body(ErrorContext context, HttpResponse<?> response) {
        String detail = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining(" "));
        return Problem.of(response.status(), detail.isEmpty() ? sentence(context, response) : detail);
    }

    private static String sentence(ErrorContext context, HttpResponse<?> response) {
        return response.status().getReason() + ": " + context.getRequest().getMethodName() + " "
                + context.getRequest().getPath();
    }

    @Override
    public String contentType() {
        return MediaType.APPLICATION_JSON_PROBLEM;
    }
}
