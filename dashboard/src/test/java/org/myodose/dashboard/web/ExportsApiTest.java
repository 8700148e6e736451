package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Exports beside the recordings, as the API begins, tells and takes them up again. */
class ExportsApiTest extends RecordingsServer {

    private HttpResponse<String> post(String path, String body) throws IOException {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode exported(String ids, String existing) throws IOException {
        HttpResponse<String> begun = post(
                "exports", "{\"recordings\":[%s],\"format\":\"csv\",\"existing\":\"%s\"}".formatted(ids, existing));
        assertEquals(ACCEPTED, begun.statusCode(), begun.body());
        return awaitOver(JSON.readTree(begun.body()).get("number").asInt());
    }

    private JsonNode awaitOver(int number) throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        JsonNode job = json("exports/" + number);
        while (List.of("waiting", "working").contains(job.get("state").asText()) && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            job = json("exports/" + number);
        }
        return job;
    }

    @Test
    void exportsBesideTheRecordings() throws IOException {
        String both = '"' + id(PRESSED) + "\",\"" + id(IDLE) + '"';
        JsonNode done = exported('"' + id(PRESSED) + '"', "refuse");
        assertEquals("done", done.get("state").asText(), done.toString());
        assertTrue(Files.exists(temporary.resolve("recordings/2026-11-21T10-15-30Z-p07.csv")));
        JsonNode refused = exported(both, "refuse");
        assertEquals("failed", refused.get("state").asText(), refused.toString());
        assertEquals(1, refused.get("done").asInt());
        assertTrue(refused.get("remarks").get(0).get("remark").asText().contains("exists already"), refused.toString());
        JsonNode kept = exported(both, "keep");
        assertEquals("done", kept.get("state").asText(), kept.toString());
        assertEquals(2, kept.get("kept").asInt());
        assertEquals(3, json("exports").get("exports").size());
        assertFalse(json("export-formats").get("formats").isEmpty());
        assertEquals(ACCEPTED, post("exports/2/resume", "").statusCode());
        assertEquals("failed", awaitOver(2).get("state").asText(), "what exists is refused again");
        assertEquals(NOT_FOUND, post("exports/9/resume", "").statusCode());
    }

    @Test
    void refusesExportsThatMakeNoSense() throws IOException {
        String one = "{\"recordings\":[\"" + id(PRESSED) + "\"],\"format\":\"csv\"";
        for (String senseless : List.of(
                "",
                "[]",
                "{",
                "{\"recordings\":[],\"format\":\"csv\"}",
                "{\"recordings\":[\"../secret.xdf\"],\"format\":\"csv\"}",
                one.replace("csv", "doc") + "}",
                one + ",\"existing\":\"burn\"}")) {
            HttpResponse<String> refused = post("exports", senseless);
            assertEquals(400, refused.statusCode(), senseless);
            assertTrue(refused.body().contains("\"detail\""), refused.body());
        }
        assertEquals(0, json("exports").get("exports").size());
    }
}
