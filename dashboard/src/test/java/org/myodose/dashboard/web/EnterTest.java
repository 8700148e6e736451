package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.HostNames;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.security.Sessions;
import org.myodose.dashboard.security.SteppedClock;

/** In by the one-time link and by a script's token, and out again. */
class EnterTest {

    private static final String TOKEN = "a-token-of-the-owner-s-own-script-0";
    private static final String GUARDED = "/api/v1/tare";

    private final SteppedClock clock = new SteppedClock();
    private final Gate gate = Gate.of(new Reach(false, HostNames.loopback(), false), ScriptToken.of(TOKEN), clock);
    private final CountingStation station = new CountingStation();
    private final HttpClient browser = Visitor.newClient();
    private WebServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        server = WebServer.start(0, gate, station);
        visitor = new Visitor(browser, server.address(), null);
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    private int tare() throws Exception {
        return visitor.post(GUARDED, "Origin", visitor.ownOrigin()).statusCode();
    }

    private HttpResponse<String> openLink() throws Exception {
        return visitor.get(server.link().getRawPath() + "?" + server.link().getRawQuery());
    }

    @Test
    void exchangesTheLinksKeyForACookieAndAnAddressWithoutIt() throws Exception {
        assertEquals(401, tare());
        HttpResponse<String> entered = openLink();
        assertEquals(303, entered.statusCode());
        assertEquals("/", entered.headers().firstValue("Location").orElseThrow());
        assertEquals("no-store", entered.headers().firstValue("Cache-Control").orElseThrow());
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
        for (String guard : new String[] {"HTTPOnly", "SameSite=Strict", "Path=/"}) {
            assertTrue(cookie.toLowerCase(Locale.ROOT).contains(guard.toLowerCase(Locale.ROOT)), cookie);
        }
        assertFalse(cookie.contains(gate.link().key()), "the link's key is in no cookie");
        assertEquals(202, tare());
    }

    @Test
    void leadsToThePageThatTheLinkNames() throws Exception {
        HttpResponse<String> entered =
                visitor.get("/enter?" + server.link("class.html").getRawQuery());
        assertEquals("/class.html", entered.headers().firstValue("Location").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example/class.html", "/class.html", "class.html?x", "%0d%0aX:y"})
    void leadsNowhereElse(String page) throws Exception {
        HttpResponse<String> entered = visitor.get("/enter?" + server.link().getRawQuery() + "&to=" + page);
        assertEquals("/", entered.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void takesTheLinkOnceAndSaysWhyNotTwice() throws Exception {
        openLink();
        Visitor other = new Visitor(HttpClient.newHttpClient(), server.address(), null);
        HttpResponse<String> late = other.get("/enter?" + server.link().getRawQuery());
        assertEquals(410, late.statusCode());
        assertTrue(late.body().contains("start Myodose again, and it prints a new one"), late.body());
        assertTrue(late.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals(303, openLink().statusCode(), "who is signed in is just led on");
    }

    @Test
    void takesNoExpiredLink() throws Exception {
        clock.step(Duration.ofHours(1));
        assertEquals(410, openLink().statusCode());
        assertEquals(401, tare());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/enter", "/enter?key=", "/enter?key=guess"})
    void takesNoOtherKey(String path) throws Exception {
        assertEquals(410, visitor.get(path).statusCode());
        assertEquals(303, openLink().statusCode(), "guesses do not use the link up");
    }

    @Test
    void signsOut() throws Exception {
        openLink();
        assertEquals(303, visitor.post("/logout", "Origin", visitor.ownOrigin()).statusCode());
        assertEquals(401, tare());
    }

    @Test
    void signsOutByItselfAfterAnHourWithoutUse() throws Exception {
        openLink();
        assertEquals(202, tare());
        clock.step(Sessions.IDLE);
        assertEquals(401, tare());
    }

    @Test
    void letsTheOwnersScriptInByItsToken() throws Exception {
        assertEquals(
                202, visitor.post(GUARDED, "Authorization", "Bearer " + TOKEN).statusCode());
        assertEquals(
                401,
                visitor.post(GUARDED, "Authorization", "Bearer " + TOKEN + "x").statusCode());
        assertEquals(101, visitor.openStream("/api/v1/live", "Authorization", "Bearer " + TOKEN));
    }

    @Test
    void takesACookieFromItsOwnPageOnly() throws Exception {
        openLink();
        for (String origin : new String[] {"https://elsewhere.example", "null", "http://localhost:1"}) {
            assertEquals(403, visitor.post(GUARDED, "Origin", origin).statusCode(), origin);
            assertEquals(403, visitor.openStream("/api/v1/live", "Origin", origin), origin);
        }
        assertEquals(403, visitor.post(GUARDED).statusCode(), "a browser tells the page that asks");
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        Visitor silent = new Visitor(HttpClient.newHttpClient(), server.address(), cookie);
        assertEquals(403, silent.openStream("/api/v1/live"));
        assertEquals(List.of(0, 0), station.tares());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/tare", "/nothing", "/enter?key=x", "/api/v1/pain"})
    void guardsEveryAnswerByHeaders(String path) throws Exception {
        for (HttpResponse<String> answer : List.of(visitor.get(path), visitor.post(path))) {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElseThrow());
            assertEquals(
                    "no-referrer",
                    answer.headers().firstValue("Referrer-Policy").orElseThrow());
            assertEquals(
                    "same-origin",
                    answer.headers().firstValue("Cross-Origin-Opener-Policy").orElseThrow());
            assertTrue(answer.headers()
                    .firstValue("Permissions-Policy")
                    .orElseThrow()
                    .contains("camera=()"));
            assertTrue(answer.headers().firstValue("Cache-Control").isPresent());
            assertTrue(answer.headers().firstValue("Server").isEmpty(), "tells no software");
            assertTrue(
                    answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        }
    }
}
