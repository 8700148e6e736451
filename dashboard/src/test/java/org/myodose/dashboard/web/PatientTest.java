package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;

/** The patient's phone, at a server that nobody enters without being signed in. */
class PatientTest {

    private final CountingStation station = new CountingStation();
    private final Gate gate =
            Gate.of(new Reach(false, HostNames.loopback(), false), ScriptToken.of(null), InstantSource.system());
    private final HttpClient phone = Visitor.newClient();
    private final HttpClient desk = HttpClient.newHttpClient();
    private WebServer server;
    private Visitor therapist;
    private Visitor patient;

    @BeforeEach
    void start() {
        server = WebServer.start(0, gate, station);
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        therapist = new Visitor(desk, server.address(), cookie);
        patient = new Visitor(phone, server.address(), null);
    }

    @AfterEach
    void stop() {
        server.close();
        phone.close();
        desk.close();
    }

    private String link() throws Exception {
        var answer = therapist.post("/api/v1/patient-link", "Origin", therapist.ownOrigin());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertEquals(600, told.get("goodForSeconds").asInt());
        assertTrue(told.get("path").asText().startsWith("M0,0h1v1h-1z"), "a QR code begins with a finder");
        URI link = URI.create(told.get("link").asText());
        return link.getPath() + "?" + link.getQuery();
    }

    private int say(String path) throws Exception {
        return patient.post(path, "Origin", patient.ownOrigin()).statusCode();
    }

    @Test
    void ratesAndStopsAndDoesNothingElse() throws Exception {
        var entered = patient.get(link());
        assertEquals(303, entered.statusCode());
        assertEquals("/patient.html", entered.headers().firstValue("Location").orElse(""));
        assertEquals(204, patient.get("/api/v1/patient").statusCode());
        assertEquals(202, say("/api/v1/patient/pain?rating=7"));
        assertEquals(400, say("/api/v1/patient/pain?rating=11"));
        assertEquals(202, say("/api/v1/patient/stop"));
        assertEquals(List.of(7), station.devices().getFirst().pains(), "and what makes no sense is no rating");
        assertEquals(1, station.devices().getLast().stops.get(), "of every device");
        for (String path : List.of("/", "/api/v1/live", "/api/v1/me", "/researcher.html", "/class.html")) {
            assertEquals(403, patient.get(path).statusCode(), path);
        }
        for (String path :
                List.of("/api/v1/pain?rating=3", "/api/v1/session", "/api/v1/tare", "/api/v1/patient-link")) {
            assertEquals(403, say(path), path);
        }
    }

    @Test
    void doesNotSignStaffOutWhoFollowThePatientsLinkAndLeavesItGood() throws Exception {
        String link = link();
        var refused = therapist.get(link);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        assertTrue(refused.body().contains("scan it there"), refused.body());
        assertFalse(refused.headers().firstValue("Set-Cookie").isPresent());
        assertEquals(200, therapist.get("/api/v1/me").statusCode(), "still signed in");
        assertEquals(303, patient.get(link).statusCode());
        assertEquals(204, patient.get("/api/v1/patient").statusCode(), "the phone still gets in");
    }

    @Test
    void letsOnePhoneInOnceAndLeadsTheNextToAPageThatSaysWhatToDo() throws Exception {
        String link = link();
        assertEquals(303, patient.get(link).statusCode());
        try (HttpClient second = Visitor.newClient()) {
            Visitor other = new Visitor(second, server.address(), null);
            var late = other.get(link);
            assertEquals("/patient.html", late.headers().firstValue("Location").orElse(""));
            assertFalse(late.headers().firstValue("Set-Cookie").isPresent());
            assertEquals(401, other.get("/api/v1/patient").statusCode());
        }
    }

    @Test
    void isOutWhenItIsRevokedWhenAnotherLinkIsMadeAndWhenANewSessionBegins() throws Exception {
        patient.get(link());
        assertEquals(204, patient.get("/api/v1/patient").statusCode());
        assertEquals(
                204,
                therapist
                        .ask("DELETE", "/api/v1/patient-link", "Origin", therapist.ownOrigin())
                        .statusCode());
        assertEquals(401, say("/api/v1/patient/stop"));
        String waiting = link();
        assertNotEquals(waiting, link());
        patient.get(waiting);
        assertEquals(401, patient.get("/api/v1/patient").statusCode(), "the later link is the one that is good");
        patient.get(link());
        assertEquals(204, patient.get("/api/v1/patient").statusCode());
        therapist.post("/api/v1/session", "Origin", therapist.ownOrigin());
        assertEquals(401, patient.get("/api/v1/patient").statusCode());
    }
}
