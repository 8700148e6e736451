package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.security.Sessions;
import org.myodose.dashboard.security.SteppedClock;
import org.myodose.dashboard.setup.DevicesDesk;

/** A signed-in page whose session ends: because somebody signs out, or because its tab slept for an hour. */
@Timeout(60)
class StreamsOfEndedSessionsTest {

    private static final String STREAM = "/api/v1/setup/live";
    private static final String SIGNED_OUT = "You are signed out: sign in again.";

    private final SteppedClock clock = new SteppedClock();
    private final Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), clock);
    private final DevicesDesk devices = new DevicesDesk(List.of());
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;
    private String token = "";
    private Visitor visitor;

    @BeforeEach
    void serve() {
        server = WebServer.start(0, gate, new CountingStation(), devices);
        token = gate.sessions().begin(Caller.owner());
        visitor = new Visitor(
                client, server.address(), gate.cookieName(server.address().getPort()) + "=" + token);
    }

    @AfterEach
    void end() {
        server.close();
        devices.close();
        client.close();
    }

    @Test
    void closesTheStreamWith1008AndRefusesAnotherWith401() throws IOException {
        try (RawStream stream = RawStream.open(visitor, STREAM)) {
            gate.sessions().end(token);
            RawStream.Frame close = stream.awaitClose();
            assertEquals(1008, close.closeCode());
            assertEquals(SIGNED_OUT, close.closeReason());
        }
        assertEquals(401, visitor.openStream(STREAM, "Origin", visitor.ownOrigin()));
    }

    @Test
    void refusesWhoeverComesBackAfterAnHourWithout() throws Exception {
        try (RawStream stream = RawStream.open(visitor, STREAM)) {
            // The machine sleeps, and its connection is lost.
            stream.send(RawStream.frame(RawStream.PING, true, ""));
        }
        clock.step(Sessions.IDLE.multipliedBy(2));
        assertEquals(401, visitor.openStream(STREAM, "Origin", visitor.ownOrigin()));
        assertEquals(401, visitor.get("/api/v1/me").statusCode());
    }

    @Test
    void closesTheStreamOfASessionThatIsAsOldAsItMayBe() throws IOException {
        try (RawStream stream = RawStream.open(visitor, STREAM)) {
            clock.step(Sessions.LONGEST);
            gate.sessions().sweep();
            assertEquals(1008, stream.awaitClose().closeCode());
        }
    }

    @Test
    void theDocumentTellsWhatToDo() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("myodose.root"), "docs/live-api.md"));
        assertTrue(document.contains(SIGNED_OUT));
    }
}
