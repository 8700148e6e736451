package org.myodose.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** JSON as the API gives it, for clients that may keep it. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAG_BYTES = 12;

    private Answers() {}

    /** The content as JSON, or that the client has it already. */
    static HttpResponse<?> json(HttpRequest<?> request, Object content) {
        return json(request, text(content));
    }

    /** The same of JSON. */
    static HttpResponse<?> json(HttpRequest<?> request, String json) {
        String tag = tag(json);
        if (tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
        }
        return tagged(json, tag);
    }

    /** The content as JSON, of something that is known by this tag. */
    static HttpResponse<?> tagged(Object content, String tag) {
        return tagged(text(content), tag);
    }

    private static HttpResponse<?> tagged(String json, String tag) {
        return HttpResponse.ok(json)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** What was asked for and is done. */
    static HttpResponse<?> kept(Object content) {
        return HttpResponse.ok(text(content)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** Something that is under way. */
    static HttpResponse<?> accepted(Object content) {
        return HttpResponse.accepted().body(text(content)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String text(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what the program made can be written", impossible);
        }
    }

    /** By which a client knows whether this text is another. */
    static String tag(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
