package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.security.Passwords;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.security.SteppedClock;

/** In by name and password, with everything that goes with it. */
class LogInPageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String KEPT = Passwords.hash(PASSWORD);

    private final SteppedClock clock = new SteppedClock();
    private final AccountBook book = new AccountBook(
            new Account("anna", Set.of(Role.STUDENT), KEPT), new Account("root", EnumSet.of(Role.ADMINISTRATOR), KEPT));
    private final List<AuditEvent> noted = new CopyOnWriteArrayList<>();
    private final Gate gate =
            Gate.of(new Reach(false, HostNames.loopback(), false), ScriptToken.of(null), book, noted::add, clock);
    private final HttpClient browser = Visitor.newClient();
    private WebServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        server = WebServer.start(0, gate, new CountingStation());
        visitor = new Visitor(browser, server.address(), null);
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        return visitor.postJson("/api/v1/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private int tare() throws Exception {
        return visitor.post("/api/v1/tare", "Origin", visitor.ownOrigin()).statusCode();
    }

    @Test
    void signsInAndOut() throws Exception {
        assertEquals(401, tare());
        HttpResponse<String> in = signIn("anna", PASSWORD);
        assertEquals(204, in.statusCode(), in.body());
        assertEquals(202, tare());
        assertEquals(
                "{\"name\":\"anna\",\"roles\":[\"student\"]}",
                visitor.get("/api/v1/me").body());
        visitor.post("/logout", "Origin", visitor.ownOrigin());
        assertEquals(401, tare());
    }

    @Test
    void givesAnotherTokenAtEachSigningInAndEndsTheFormer() throws Exception {
        String first =
                signIn("anna", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        String second =
                signIn("anna", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        assertFalse(first.equals(second));
        String cookie = first.substring(0, first.indexOf(';'));
        Visitor former = new Visitor(HttpClient.newHttpClient(), server.address(), cookie);
        assertEquals(401, former.get("/api/v1/me").statusCode());
    }

    @Test
    void anAccountHasItsOwnDoorsOnly() throws Exception {
        signIn("root", PASSWORD);
        assertEquals(403, tare());
        assertEquals(200, visitor.get("/api/v1/me").statusCode());
    }

    @Test
    void saysHowLongToWaitAfterWrongPasswords() throws Exception {
        for (int guess = 0; guess < 5; guess++) {
            assertEquals(403, signIn("anna", "wrong").statusCode());
        }
        HttpResponse<String> late = signIn("anna", PASSWORD);
        assertEquals(429, late.statusCode());
        assertEquals("1", late.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(late.headers().firstValue("Set-Cookie").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"name\":null,\"password\":null}", "{\"name\":{\"a\":1}}", "not json"})
    void takesNothingElseForCredentials(String body) throws Exception {
        HttpResponse<String> answer = visitor.postJson("/api/v1/login", body);
        assertTrue(Set.of(400, 403).contains(answer.statusCode()), answer.statusCode() + answer.body());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void takesCredentialsFromItsOwnPageOnly() throws Exception {
        String body = "{\"name\":\"anna\",\"password\":\"" + PASSWORD + "\"}";
        assertEquals(
                403,
                visitor.postJson("/api/v1/login", body, "Origin", "https://elsewhere.example")
                        .statusCode());
        assertEquals(
                415,
                visitor.postText("/api/v1/login", body, "application/x-www-form-urlencoded")
                        .statusCode());
    }

    @Test
    void leadsABrowserToThePageForSigningInAndTellsAProgram() throws Exception {
        HttpResponse<String> led = visitor.get("/", "Accept", "text/html,*/*");
        assertEquals(303, led.statusCode());
        assertEquals("/login.html?to=%2F", led.headers().firstValue("Location").orElseThrow());
        assertEquals(200, visitor.get("/login.html").statusCode());
        assertEquals(401, visitor.get("/").statusCode());
    }

    @Test
    void closesTheSocketsOfWhoeverSignsOut() throws Exception {
        String set = signIn("anna", PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        String cookie = set.substring(0, set.indexOf(';'));
        Visitor watcher = new Visitor(HttpClient.newHttpClient(), server.address(), cookie);
        try (Socket socket = watcher.stream("/api/v1/live", "Origin", watcher.ownOrigin())) {
            gate.sessions().endOf(caller -> caller.name().equals("anna"));
            assertTrue(endsWithClose(socket), "the stream ends with the session");
        }
    }

    /** Reads the stream to its end: what comes last is a closing frame of policy violation (1008). */
    private static boolean endsWithClose(Socket socket) throws IOException {
        byte[] all = socket.getInputStream().readAllBytes();
        for (int index = 0; index + 3 < all.length; index++) {
            if ((all[index] & 0xff) == 0x88 && all[index + 2] == 0x03 && (all[index + 3] & 0xff) == 0xf0) {
                return true;
            }
        }
        return false;
    }

    @Test
    void notesWhoSawAndChangedWhat() throws Exception {
        tare();
        signIn("anna", PASSWORD);
        visitor.get("/api/v1/me");
        visitor.get("/api/v1/me");
        tare();
        tare();
        signIn("anna", "not the password");
        assertEquals(
                List.of(
                        "- POST /api/v1/tare 401",
                        "anna sign in  done",
                        "anna GET /api/v1/me 200",
                        "anna POST /api/v1/tare 202",
                        "anna POST /api/v1/tare 202",
                        "anna sign in  wrong"),
                noted.stream()
                        .map(event -> event.who() + " " + event.action() + " " + event.target() + " " + event.outcome())
                        .toList());
        assertTrue(noted.stream().allMatch(event -> event.place().equals("127.0.0.1")), noted.toString());
        assertFalse(noted.toString().contains("not the password"));
    }
}
