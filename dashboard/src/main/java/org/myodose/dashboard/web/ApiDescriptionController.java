package org.myodose.dashboard.web;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Serves the description of the requests that the build wrote from the controllers. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Myodose",
                        version = "1",
                        description = "The requests; the streams are told in docs/live-api.md."))
@Controller("/api/v1/openapi.json")
final class ApiDescriptionController {

    private static final String WRITTEN_BY_THE_BUILD = "classpath:META-INF/swagger/myodose-1.json";

    private final ResourceResolver resources;

    ApiDescriptionController(ResourceResolver resources) {
        this.resources = resources;
    }

    /** What can be asked of this server, in OpenAPI 3: this description. */
    @Get
    @ApiResponse(responseCode = "200", description = "the description")
    @Produces(MediaType.APPLICATION_JSON)
    String description() {
        try (InputStream written =
                resources.getResourceAsStream(WRITTEN_BY_THE_BUILD).orElseThrow()) {
            return new String(written.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
