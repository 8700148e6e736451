package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.library.Library;
import org.myodose.dashboard.library.RecordingsFolder;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;

/** Who is told who was treated, on the machine itself, where the page needs nobody to sign in. */
class SessionOfferTest {

    @TempDir
    private Path folder;

    private final Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
    private final HttpClient client = HttpClient.newHttpClient();
    private Library library;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        TestRecordings.session(folder.resolve("a.xdf"), "p07");
        library = new Library(new RecordingsFolder(folder), folder.resolve(".cache"), "test", InstantSource.system());
        server = WebServer.start(0, gate, new CountingStation(), SessionDesks.idle(library));
    }

    @AfterEach
    void stop() {
        server.close();
        library.close();
        client.close();
    }

    private HttpResponse<String> offered(@Nullable Caller caller) throws Exception {
        String cookie = caller == null
                ? null
                : gate.cookieName(server.address().getPort()) + "="
                        + gate.sessions().begin(caller);
        return new Visitor(client, server.address(), cookie).get("/api/v1/session");
    }

    private static JsonNode people(HttpResponse<String> offer) throws Exception {
        assertEquals(200, offer.statusCode(), offer.body());
        return new ObjectMapper().readTree(offer.body()).get("people");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"THERAPIST", "RESEARCHER"})
    void namesThePseudonymsToWhoeverTreatsOrMeasuresPeople(Role role) throws Exception {
        JsonNode people = people(offered(new Caller("somebody", Set.of(role))));
        assertEquals("p07", people.at("/0/person").asText(), people::toString);
    }

    @Test
    void namesThemToWhoeverStartedTheProgram() throws Exception {
        assertEquals(1, people(offered(Caller.owner())).size());
    }

    @Test
    void namesNobodyToAPageThatNobodySignedInAt() throws Exception {
        assertTrue(people(offered(null)).isEmpty());
    }

    /** Whoever is not at this door as themselves comes as anybody on this machine does, or not at all. */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THERAPIST", "RESEARCHER"})
    void namesNobodyToAnyOtherRole(Role role) throws Exception {
        HttpResponse<String> offer = offered(new Caller("somebody", Set.of(role)));
        assertTrue(offer.statusCode() == 403 || people(offer).isEmpty(), offer.body());
    }
}
