package org.myodose.dashboard.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/**
 * Why a request was refused: problem details by RFC 9457.
 *
 * @param type {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence that says what to do
 */
@Introspected
public record Problem(String type, String title, int status, String detail) {

    private static final String NO_TYPE_OF_ITS_OWN = "about:blank";

    static Problem of(HttpStatus status, String detail) {
        return new Problem(NO_TYPE_OF_ITS_OWN, status.getReason(), status.getCode(), detail);
    }

    /** The whole answer, as {@code application/problem+json}. */
    public static MutableHttpResponse<Problem> answer(HttpStatus status, String detail) {
        return HttpResponse.<Problem>status(status)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(of(status, detail));
    }
}
