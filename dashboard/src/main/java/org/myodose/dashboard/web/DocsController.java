package org.myodose.dashboard.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Leads from /docs to the first of the documents. The pages themselves are files: see application.properties. */
@Hidden
@Controller("/docs")
final class DocsController {

    private static final URI FIRST_PAGE = URI.create("/docs/index.html");

    @Get
    HttpResponse<?> firstPage() {
        return HttpResponse.redirect(FIRST_PAGE);
    }
}
