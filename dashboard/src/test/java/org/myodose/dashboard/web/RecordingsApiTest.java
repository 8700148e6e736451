package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What the recordings' API tells of a folder, and of what is in its files. */
class RecordingsApiTest extends RecordingsServer {

    @Test
    void listsWhatIsInTheFolderAndNothingElse() throws IOException {
        assertEquals(
                List.of("letter.xdf", PRESSED, IDLE).stream().sorted().toList(),
                names("").stream().sorted().toList());
        for (JsonNode item : json("recordings").get("items")) {
            String problem = item.get("problem").asText();
            boolean letter = item.get("name").asText().equals("letter.xdf");
            assertEquals(letter, problem.contains("is not a recording"), problem);
        }
    }

    @Test
    void findsByPersonPrescriptionDayAndDevice() throws IOException {
        assertEquals(List.of(PRESSED), names("?person=P07"));
        assertEquals(List.of(IDLE), names("?person=p08"));
        assertEquals(List.of(PRESSED), names("?prescription=demonstration"));
        assertEquals(List.of(IDLE), names("?device=table"));
        assertEquals(List.of(PRESSED), names("?from=2026-11-21"));
        assertEquals(List.of(IDLE), names("?from=2026-11-20&to=2026-11-20"));
        assertEquals(400, get("recordings?from=yesterday").statusCode());
    }

    @Test
    void findsThoseWithHoldsOnceItHasLookedIntoThem() throws IOException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        for (String file : List.of(PRESSED, IDLE)) {
            Files.setLastModifiedTime(
                    temporary.resolve("recordings/" + file),
                    FileTime.from(Instant.now().minusSeconds(60)));
        }
        JsonNode list = json("recordings?holds=true");
        while (list.get("unknown").asInt() > 0 && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(5_000_000);
            list = json("recordings?holds=true");
        }
        assertEquals(List.of(PRESSED), names("?holds=true"));
        assertEquals(List.of(IDLE), names("?holds=false"));
    }

    @Test
    void givesPageByPage() throws IOException {
        JsonNode first = json("recordings?size=2");
        assertEquals(2, first.get("items").size());
        assertEquals(2, first.get("pages").asInt());
        assertEquals(3, first.get("found").asInt());
        List<String> all = new ArrayList<>(names("?size=2"));
        all.addAll(names("?size=2&page=1"));
        assertEquals(3, all.stream().distinct().count());
        assertEquals(List.of(), names("?size=2&page=7"));
        assertEquals(400, get("recordings?size=100000").statusCode());
    }

    @Test
    void tellsWhoHasTheListAlready() throws IOException {
        awaited("recordings/" + id(PRESSED));
        awaited("recordings/" + id(IDLE));
        HttpResponse<String> list = get("recordings");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        HttpRequest.Builder again = to("recordings").header("If-None-Match", tag);
        assertEquals(
                NOT_MODIFIED, send(again, HttpResponse.BodyHandlers.ofString()).statusCode());
        Files.delete(temporary.resolve("recordings/letter.xdf"));
        HttpRequest.Builder changed = to("recordings").header("If-None-Match", tag);
        assertEquals(OK, send(changed, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void leadsNowhereOutsideTheFolder() throws IOException {
        for (String id : List.of(
                "..%2Fsecret.xdf",
                "%2e%2e%2fsecret.xdf",
                "..%5Csecret.xdf",
                "secret.xdf",
                "link.xdf",
                "way-out%2Fsecret.xdf",
                "%2Fetc%2Fpasswd",
                "00000000000000000000",
                "%00")) {
            for (String what : List.of("", "/view", "/window?from=0&to=1")) {
                int status = get("recordings/" + id + what).statusCode();
                assertTrue(status == NOT_FOUND || status == 400, id + what + ": " + status);
            }
        }
    }

    @Test
    void tellsWhatStandsInARecording() throws IOException {
        HttpResponse<String> response = awaited("recordings/" + id(PRESSED));
        JsonNode findings = JSON.readTree(response.body());
        assertEquals(64, findings.get("sha256").asText().length());
        assertTrue(findings.get("whole").asBoolean());
        assertEquals(2, findings.get("holds").asInt());
        JsonNode device = findings.get("devices").get(0);
        assertEquals(2, device.get("report").get("holds").size());
        assertEquals("Glove", device.get("model").asText());
        assertTrue(device.get("channels").get(0).has("calibration"));
        assertEquals("pain 4", findings.get("markers").get(0).get("text").asText());
        HttpResponse<String> none = awaited("recordings/" + id("letter.xdf"));
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("is not a recording"), none.body());
    }

    @Test
    void showsWindows() throws IOException {
        String id = id(PRESSED);
        assertEquals(409, get("recordings/" + id + "/window?from=0&to=20").statusCode());
        JsonNode view = JSON.readTree(awaited("recordings/" + id + "/view").body());
        assertEquals(5, view.get("signals").get(0).get("columns").size());
        HttpRequest.Builder request = to("recordings/" + id + "/window?from=0&to=20&buckets=50&columns=0,3");
        ByteBuffer bytes = ByteBuffer.wrap(
                        send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        JsonNode told = JSON.readTree(new String(header, StandardCharsets.UTF_8));
        assertEquals("envelope", told.get("kind").asText());
        assertEquals(50, told.get("points").asInt());
        assertEquals(2 * 2 * 50 * Float.BYTES, bytes.remaining());
        float highest = 0;
        for (int bucket = 0; bucket < 50; bucket++) {
            bytes.getFloat();
            highest = Math.max(highest, bytes.getFloat());
        }
        assertEquals(40, highest, 1);
        assertEquals(400, get("recordings/" + id + "/window?from=5&to=5").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&columns=77").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&columns=x").statusCode());
        assertEquals(
                400, get("recordings/" + id + "/window?from=0&to=5&signal=3").statusCode());
    }

    @Test
    void analysesOtherwiseAndLeavesTheFindingsAsTheyAre() throws IOException {
        String path = "recordings/" + id(PRESSED);
        JsonNode found = JSON.readTree(awaited(path).body());
        JsonNode report = found.get("devices").get(0).get("report");
        JsonNode same = JSON.readTree(awaited(path + "/analysis").body());
        assertEquals(report, same.get("devices").get(0).get("report"));
        JsonNode raw = JSON.readTree(awaited(path + "/analysis?filter=raw&band=39:41&prescription=30-s-x-4")
                .body());
        JsonNode other = raw.get("devices").get(0).get("report");
        assertNotEquals(report.get("filter"), other.get("filter"));
        assertTrue(other.get("dose").get("inBandSeconds").asDouble() > 5, raw.toString());
        assertEquals("30 s × 4", other.get("prescription").get("name").asText(), raw.toString());
        assertTrue(raw.get("parameters").asText().contains("filter raw"), raw.toString());
        JsonNode late = JSON.readTree(awaited(path + "/analysis?zeroPhase=true").body());
        assertTrue(late.get("parameters").asText().contains("forwards and backwards"), late.toString());
        assertEquals(found, json(path));
        for (String senseless : List.of("filter=nice", "band=5", "band=9:3", "prescription=much")) {
            assertEquals(400, get(path + "/analysis?" + senseless).statusCode(), senseless);
        }
        assertTrue(json("analysis-choices").get("filters").size() > 3);
    }

    @Test
    void showsWindowsOfARecordingThatHasGoneOnSince() throws IOException {
        String id = id(PRESSED);
        assertEquals(OK, awaited("recordings/" + id + "/view").statusCode());
        Files.write(temporary.resolve("recordings/" + PRESSED), new byte[] {1}, StandardOpenOption.APPEND);
        assertEquals(OK, get("recordings/" + id + "/window?from=0&to=20").statusCode());
        for (String nonsense : List.of("from=-Infinity&to=Infinity", "from=NaN&to=1", "from=-1e300&to=1e300")) {
            assertEquals(400, get("recordings/" + id + "/window?" + nonsense).statusCode(), nonsense);
        }
    }

    @Test
    void isForWhoeverIsSignedInAlone() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/v1/recordings"))
                .build();
        try {
            assertEquals(
                    401,
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
