package org.myodose.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
        if (isKept(request, tag)) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
        }
        return tagged(json, tag);
    }

    /** A table as CSV, or that the client has it already. */
    static MutableHttpResponse<?> csv(HttpRequest<?> request, byte[] table) {
        String tag = tag(new String(table, StandardCharsets.UTF_8));
        return isKept(request, tag)
                ? HttpResponse.notModified().header(HttpHeaders.ETAG, tag)
                : tagged(HttpResponse.ok(table), MediaType.of("text/csv; charset=utf-8"), tag);
    }

    /** Whether the client has what is known by this tag already, and asks for it only if it is another now. */
    static boolean isKept(HttpRequest<?> request, String tag) {
        String kept = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        return kept != null
                && Arrays.stream(kept.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /** The content as JSON, of something that is known by this tag. */
    static HttpResponse<?> tagged(Object content, String tag) {
        return tagged(text(content), tag);
    }

    private static HttpResponse<?> tagged(String json, String tag) {
        return tagged(HttpResponse.ok(json), MediaType.APPLICATION_JSON_TYPE, tag);
    }

    private static MutableHttpResponse<?> tagged(MutableHttpResponse<?> response, MediaType type, String tag) {
        return response.contentType(type).header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
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
