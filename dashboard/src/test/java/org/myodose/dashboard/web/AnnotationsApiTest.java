package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What people note on a recording, as the API keeps it. */
class AnnotationsApiTest extends RecordingsServer {

    private HttpResponse<String> put(String path, String body) throws IOException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void keepsWhatPeopleNoteWithItsHistoryAndTellsTheSecondOfTwo() throws IOException {
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"=no hold\",\"author\":\"%s\",\"replaces\":%d}";
        assertEquals(OK, put(path + "/hold-0-1", note.formatted("ann", 0)).statusCode());
        HttpResponse<String> second = put(path + "/hold-0-1", note.formatted("bo", 0));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("by ann"), second.body());
        assertEquals(OK, put(path + "/hold-0-1", note.formatted("bo", 1)).statusCode());
        assertEquals(400, put(path + "/hold-0-1", "{}").statusCode());
        assertEquals(400, put(path + "/hold-0-1", "<p>").statusCode());
        assertEquals(400, put(path + "/elsewhere", note.formatted("bo", 0)).statusCode());
        assertTrue(
                get(path + ".csv").body().contains("'=no hold"),
                get(path + ".csv").body());
        HttpRequest.Builder undo = to(path + "/hold-0-1/undo?replaces=2").POST(HttpRequest.BodyPublishers.noBody());
        assertEquals(OK, send(undo, HttpResponse.BodyHandlers.ofString()).statusCode());
        HttpRequest.Builder remove =
                to(path + "/hold-0-1?replaces=3&author=ann").DELETE();
        assertEquals(OK, send(remove, HttpResponse.BodyHandlers.ofString()).statusCode());
        JsonNode all = json(path);
        assertEquals(0, all.get("annotations").size());
        assertEquals(4, all.get("history").size());
        JsonNode findings = JSON.readTree(awaited("recordings/" + id(PRESSED)).body());
        assertEquals(2, findings.get("holds").asInt(), "what was found stays");
        assertTrue(Files.exists(temporary.resolve("recordings/" + PRESSED + ".annotations")));
    }

    @Test
    void namesWhoeverHasAnAccountByItWhateverTheySay() throws IOException {
        cookie = visitor;
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"no hold\",\"author\":\"ann\"}";
        assertEquals(OK, put(path + "/note-1", note).statusCode());
        assertEquals(
                OK,
                send(to(path + "/note-1?replaces=1&author=ann").DELETE(), HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        json(path)
                .get("history")
                .forEach(edit -> assertEquals("cy", edit.get("author").asText()));
    }

    @Test
    void aRefusedEditLeavesNoFile() throws IOException {
        String path = "recordings/" + id(PRESSED) + "/annotations";
        String note = "{\"fromSeconds\":2,\"toSeconds\":9,\"label\":\"no hold\",\"replaces\":4}";
        assertEquals(409, put(path + "/note-1", note).statusCode());
        assertEquals(400, put(path + "/elsewhere", note.replace("4", "0")).statusCode());
        assertFalse(Files.exists(temporary.resolve("recordings/" + PRESSED + ".annotations")));
    }
}
