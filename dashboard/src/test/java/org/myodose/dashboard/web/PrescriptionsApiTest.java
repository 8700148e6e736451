package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.analysis.prescription.Prescriptions;

/** Prescriptions as the setup page edits and keeps them. */
class PrescriptionsApiTest extends SetupServer {
    private static final String GOOD = """
            prescription-version=1
            name=Calves
            band=35 to 45 N
            hold=30 s
            loading rate=5 to 40 N/s
            repetitions=3
            rest=30 s
            ceiling=60 N
            """;

    private record Text(String text) {}

    private static final String CALVES = "/api/v1/setup/prescriptions/calves";
    private static final String[] NEW = {"If-None-Match", "*"};

    @Test
    void keepsANewPrescriptionAndListsItBeforeThoseThatComeWithTheProgram() throws Exception {
        JsonNode kept = json(put(CALVES, new Text(GOOD), NEW));
        assertEquals(GOOD, Files.readString(Path.of(kept.get("file").asText())));
        JsonNode list = json(visitor.get("/api/v1/setup/prescriptions"));
        assertEquals("Calves", list.at("/prescriptions/0/name").asText());
        assertFalse(list.at("/prescriptions/0/builtIn").asBoolean());
        assertEquals(Prescriptions.all().size() + 1, list.get("prescriptions").size());
        for (JsonNode one : list.get("prescriptions")) {
            assertTrue(one.get("good").asBoolean(), one::toString);
        }
        assertTrue(list.at("/keys/step").toString().contains("ends at pain"), list::toString);
    }

    @Test
    void saysWhatIsWrongAndInWhichLineAsTheCommandDoes() throws Exception {
        JsonNode bad = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("60 N", "40 N"))));
        assertFalse(bad.get("good").asBoolean());
        assertEquals("ceiling", bad.at("/fault/key").asText());
        assertEquals(8, bad.at("/fault/line").asInt(), bad::toString);
        JsonNode missing = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("rest=30 s\n", ""))));
        assertEquals("rest", missing.at("/fault/key").asText());
        assertTrue(missing.at("/fault/line").isNull(), missing::toString);
        JsonNode good = json(post("/api/v1/setup/prescriptions/check", new Text(GOOD)));
        assertTrue(good.get("summary").asText().contains("Calves"), good::toString);
        JsonNode ofThreshold =
                json(post("/api/v1/setup/prescriptions/check", new Text(GOOD.replace("60 N", "150 % of threshold"))));
        assertTrue(ofThreshold.get("good").asBoolean()
                && ofThreshold.get("needsThreshold").asBoolean());
        assertTrue(detail(400, post("/api/v1/setup/prescriptions/check", List.of()))
                .contains("JSON"));
    }

    @Test
    void neverOverwritesWhatItWasNotAskedToOverwrite() throws Exception {
        put(CALVES, new Text(GOOD), NEW);
        assertTrue(detail(412, put(CALVES, new Text(GOOD), NEW)).contains("already"));
        assertTrue(detail(428, put(CALVES, new Text(GOOD))).contains("If-Match"));
        String comesWithIt = "/api/v1/setup/prescriptions/30-s-x-4";
        assertTrue(detail(412, put(comesWithIt, new Text(GOOD), NEW)).contains("another name"));
        String tag = visitor.get(comesWithIt).headers().firstValue("ETag").orElseThrow();
        assertTrue(
                detail(412, put(comesWithIt, new Text(GOOD), "If-Match", tag)).contains("another name"));
        assertTrue(detail(422, put("/api/v1/setup/prescriptions/x", new Text("name=x"), NEW))
                .contains("begins with"));
        assertTrue(detail(400, put("/api/v1/setup/prescriptions/..x", new Text(GOOD), NEW))
                .contains("small letters"));
        assertEquals(404, visitor.get("/api/v1/setup/prescriptions/nothing").statusCode());
    }

    @Test
    void tellsTheSecondOfTwoWhoEditOneThatSomebodyWasFaster() throws Exception {
        String tag =
                put(CALVES, new Text(GOOD), NEW).headers().firstValue("ETag").orElseThrow();
        String mine = GOOD.replace("35 to", "30 to");
        String yours = GOOD.replace("35 to", "25 to");
        JsonNode replaced = json(put(CALVES, new Text(mine), "If-Match", tag));
        assertEquals(GOOD, Files.readString(Path.of(replaced.get("earlier").asText())));
        assertTrue(detail(412, put(CALVES, new Text(yours), "If-Match", tag)).contains("somebody else"));
        assertEquals(mine, Files.readString(Path.of(replaced.get("file").asText())));
        Files.delete(Path.of(replaced.get("file").asText()));
        assertTrue(detail(412, put(CALVES, new Text(yours), "If-Match", tag)).contains("as a new one"));
    }

    @Test
    void looksAtNoFileThatALinkLeadsTo() throws Exception {
        put(CALVES, new Text(GOOD), NEW);
        Path secret = Files.writeString(folder.resolve("secret"), "name=secret");
        Files.createSymbolicLink(folder.resolve("prescriptions/way-out.prescription"), secret);
        assertEquals(404, visitor.get("/api/v1/setup/prescriptions/way-out").statusCode());
        assertFalse(visitor.get("/api/v1/setup/prescriptions").body().contains("way-out"));
    }
}
