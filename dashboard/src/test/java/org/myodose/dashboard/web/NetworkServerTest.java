package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.OwnCertificate;
import org.myodose.dashboard.security.Passwords;
import org.myodose.dashboard.security.Pem;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.security.ServerCertificate;

/**
 * The server as other machines meet it: encrypted, and shut to whoever has no account. It listens at a second loopback address,
 * for a test must not open itself to a network; nothing in the server takes that for this machine's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworkServerTest {

    private static final String PASSWORD = "violet harbour tangent";
    private static final String ADDRESS = "127.0.0.2";

    @TempDir
    private static Path folder;

    private final CountingStation station = new CountingStation();
    private ServerCertificate certificate;
    private Gate gate;
    private SSLContext trust;
    private WebServer server;
    private HttpClient client;

    @BeforeAll
    void start() throws Exception {
        Visitor.newClient().close();
        String kept = Passwords.hash(PASSWORD);
        certificate = OwnCertificate.in(folder, Set.of("localhost", ADDRESS, "glove.example"), Instant.now());
        trust = trusting(certificate);
        Reach reach = Reach.network(InetAddress.getByName(ADDRESS), certificate);
        gate = Gate.of(
                reach,
                ScriptToken.of(null),
                new AccountBook(
                        new Account("anna", Set.of(Role.THERAPIST), kept),
                        new Account("adam", Set.of(Role.ADMINISTRATOR), kept)),
                Audit.none(),
                InstantSource.system());
        server = WebServer.start(plan(certificate, gate), station);
        client = browser();
    }

    private static ServerPlan plan(ServerCertificate certificate, Gate gate) throws IOException {
        return new ServerPlan(0, InetAddress.getByName(ADDRESS), gate, Optional.of(certificate));
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private static SSLContext trusting(ServerCertificate certificate) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", certificate.certificate());
        TrustManagerFactory trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusts.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusts.getTrustManagers(), null);
        return context;
    }

    private HttpClient browser() {
        return HttpClient.newBuilder()
                .sslContext(trust)
                .cookieHandler(new CookieManager())
                .build();
    }

    private Visitor stranger() {
        return new Visitor(client, server.address(), null);
    }

    /** With a session of its own. */
    private Visitor visitor(String name, Role role) {
        return new Visitor(client, server.address(), cookie(name, role));
    }

    private String cookie(String name, Role role) {
        return gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(new Caller(name, Set.of(role)));
    }

    private static HttpResponse<String> tare(Visitor visitor) throws Exception {
        return visitor.post("/api/v1/tare", "Origin", visitor.ownOrigin());
    }

    @Test
    void tellsWhereOtherMachinesFindIt() {
        URI address = URI.create("https://" + ADDRESS + ":" + server.address().getPort() + "/");
        assertEquals(address, server.address());
        assertEquals(List.of(address), server.addressesForOthers());
    }

    @Test
    void showsAStrangerThePageForSigningInAndNothingThatIsOpenToThisMachineAlone() throws Exception {
        Visitor stranger = stranger();
        assertEquals(401, tare(stranger).statusCode());
        assertEquals(401, stranger.get("/index.html").statusCode());
        HttpResponse<String> led = stranger.get("/", "Accept", "text/html");
        assertEquals("/login.html?to=%2F", led.headers().firstValue("Location").orElseThrow());
        assertEquals(200, stranger.get("/login.html").statusCode());
        assertEquals(401, stream(null, stranger.ownOrigin()));
    }

    @Test
    void signsInByNameAndPasswordAndOut() throws Exception {
        try (HttpClient annas = browser()) {
            Visitor anna = new Visitor(annas, server.address(), null);
            HttpResponse<String> in =
                    anna.postJson("/api/v1/login", "{\"name\":\"anna\",\"password\":\"" + PASSWORD + "\"}");
            assertEquals(204, in.statusCode(), in.body());
            String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.startsWith("__Host-myodose-"), cookie);
            for (String property : List.of("Secure", "HTTPOnly", "SameSite=Strict", "Path=/")) {
                assertTrue(cookie.contains(property), cookie);
            }
            assertEquals(202, tare(anna).statusCode());
            anna.post("/logout", "Origin", anna.ownOrigin());
            assertEquals(401, tare(anna).statusCode());
        }
    }

    @Test
    void streamsOverTheSameEncryptionToWhoIsSignedIn() throws Exception {
        String own = server.address().toString().replaceFirst("/$", "");
        assertEquals(101, stream(cookie("anna", Role.THERAPIST), own));
        assertEquals(403, stream(cookie("anna", Role.THERAPIST), "https://elsewhere.example"));
        assertEquals(403, stream(cookie("adam", Role.ADMINISTRATOR), own));
    }

    /** 101 once the stream has greeted, or the status by which it was refused. */
    private int stream(@Nullable String cookie, String origin) throws Exception {
        CompletableFuture<Void> greeted = new CompletableFuture<>();
        WebSocket.Builder opening = client.newWebSocketBuilder().header("Origin", origin);
        if (cookie != null) {
            opening.header("Cookie", cookie);
        }
        String live =
                server.address().resolve("/api/v1/live?device=0").toString().replaceFirst("^https", "wss");
        try {
            WebSocket socket =
                    opening.buildAsync(URI.create(live), listener(greeted)).get(60, TimeUnit.SECONDS);
            greeted.get(60, TimeUnit.SECONDS);
            socket.abort();
            return 101;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException answer) {
                return answer.getResponse().statusCode();
            }
            throw refused;
        }
    }

    private static WebSocket.Listener listener(CompletableFuture<Void> greeted) {
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                greeted.complete(null);
                from.request(1);
                return null;
            }
        };
    }

    @Test
    void saysToAWrongRoleWhatItIs() throws Exception {
        HttpResponse<String> refused = tare(visitor("adam", Role.ADMINISTRATOR));
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("the role you have (administrator)"), refused.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "127.0.0.3", "", "10.0.0.7"})
    void answersUnderItsOwnNamesOnly(String host) throws Exception {
        assertEquals(403, visitor("anna", Role.THERAPIST).get("/", "Host", host).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", "http://" + ADDRESS, "https://localhost"})
    void takesNothingFromAnotherSitesPage(String origin) throws Exception {
        assertEquals(
                403,
                visitor("anna", Role.THERAPIST)
                        .post("/api/v1/tare", "Origin", origin)
                        .statusCode());
    }

    @Test
    void letsAPassInAsWhomItWasMadeFor() throws Exception {
        String key = gate.passes().issue(new Caller("(guest)", Set.of(Role.STUDENT)), Duration.ofMinutes(1));
        try (HttpClient guests = browser()) {
            Visitor guest = new Visitor(guests, server.address(), null);
            HttpResponse<String> in = guest.get("/enter?key=" + key + "&to=index.html");
            assertEquals(303, in.statusCode());
            assertEquals("/index.html", in.headers().firstValue("Location").orElseThrow());
            assertEquals(
                    "{\"name\":\"(guest)\",\"roles\":[\"student\"]}",
                    guest.get("/api/v1/me").body());
            assertEquals(403, guest.get("/researcher.html").statusCode());
            gate.sessions().endOf(caller -> caller.name().equals("(guest)"));
            assertEquals(401, guest.get("/api/v1/me").statusCode());
        }
        assertEquals(410, stranger().get("/enter?key=" + key).statusCode());
    }

    @Test
    void provesWhoItIs() throws Exception {
        try (HttpClient trustful = HttpClient.newHttpClient()) {
            assertThrows(
                    SSLHandshakeException.class,
                    () -> trustful.send(
                            HttpRequest.newBuilder(server.address()).build(), HttpResponse.BodyHandlers.ofString()));
        }
        assertEquals(certificate.fingerprint(), certificateShown());
    }

    private String certificateShown() throws Exception {
        try (javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket)
                trust.getSocketFactory().createSocket(ADDRESS, server.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.startHandshake();
            assertTrue(Set.of("TLSv1.3", "TLSv1.2").contains(socket.getSession().getProtocol()));
            return ServerCertificate.fingerprint(
                    (java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void speaksNoOldEncryption(String protocol) throws Exception {
        try (javax.net.ssl.SSLSocket socket = (javax.net.ssl.SSLSocket)
                trust.getSocketFactory().createSocket(ADDRESS, server.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.setEnabledProtocols(new String[] {protocol});
            assertThrows(IOException.class, socket::startHandshake);
        }
    }

    /** What comes back to these bytes, sent in the clear. */
    private String plainly(String request) throws IOException {
        try (Socket socket = new Socket(ADDRESS, server.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void leadsABrowserThatAsksInTheClearToTheEncryptedAddress() throws IOException {
        String authority = server.address().getAuthority();
        String answer =
                plainly("GET /class.html?x=1 HTTP/1.1\r\nHost: " + authority + "\r\nAccept: text/html,*/*\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 307 "), answer);
        assertTrue(answer.contains("Location: https://" + authority + "/class.html?x=1\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/login HTTP/1.1\r\nHost: 127.0.0.2\r\nAccept: text/html\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.2\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nAccept: text/html\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "\r\n\r\n"
            })
    void tellsEverybodyElseInTheClearThatItIsEncrypted(String request) throws IOException {
        String answer = plainly(request);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("This server speaks HTTPS only"), answer);
        assertFalse(answer.contains("Location:"), answer);
        assertFalse(answer.contains("elsewhere"), answer);
    }

    @Test
    void keepsBrowsersEncryptedOnlyUnderANameThatSomebodyVouchesFor() throws Exception {
        String name = "glove.example";
        assertTrue(strictTransport(stranger(), name).isEmpty(), "a certificate of our own may change");
        Pem files = Pem.of(certificate, folder, "own");
        ServerCertificate own = ServerCertificate.of(files.certificate(), files.key(), Instant.now());
        Gate others = Gate.of(
                Reach.network(InetAddress.getByName(ADDRESS), own), ScriptToken.of(null), InstantSource.system());
        try (WebServer named = WebServer.start(plan(own, others), station)) {
            assertEquals(
                    URI.create("https://" + name + ":" + named.address().getPort() + "/"),
                    named.addressesForOthers().getFirst());
            Visitor visitor = new Visitor(
                    client,
                    URI.create("https://" + ADDRESS + ":" + named.address().getPort()),
                    null);
            assertEquals("max-age=31536000", strictTransport(visitor, name).orElseThrow());
            assertTrue(strictTransport(visitor, ADDRESS).isEmpty());
            assertTrue(strictTransport(visitor, "localhost").isEmpty());
        }
    }

    /** A browser writes the short form, Java the long one; which of them the server was told must not matter. */
    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::10", "2001:db8:0:0:0:0:0:10"})
    void answersWhoAsksByAnIpv6Address(String listen) throws Exception {
        Reach reach = Reach.network(InetAddress.getByName(listen), certificate);
        Gate theirs = Gate.of(reach, ScriptToken.of(null), InstantSource.system());
        try (WebServer at = WebServer.start(plan(certificate, theirs), station)) {
            int port = at.address().getPort();
            String address = "https://[2001:db8::10]:" + port;
            assertEquals(List.of(URI.create(address + "/")), at.addressesForOthers());
            String cookie =
                    theirs.cookieName(port) + "=" + theirs.sessions().begin(new Caller("anna", Set.of(Role.THERAPIST)));
            Visitor anna = new Visitor(client, URI.create("https://" + ADDRESS + ":" + port), cookie);
            for (String host : List.of("[2001:db8::10]:" + port, "[2001:DB8:0:0:0:0:0:10]:" + port)) {
                assertEquals(
                        202,
                        anna.post("/api/v1/tare", "Host", host, "Origin", address)
                                .statusCode(),
                        host);
            }
            assertEquals(
                    403,
                    anna.post("/api/v1/tare", "Host", "[2001:db8::11]:" + port, "Origin", address)
                            .statusCode());
        }
    }

    private static Optional<String> strictTransport(Visitor visitor, String host) throws Exception {
        HttpResponse<String> answer = visitor.get("/login.html", "Host", host);
        assertEquals(200, answer.statusCode());
        return answer.headers().firstValue("Strict-Transport-Security");
    }

    @Test
    void saysWhichAddressIsNoneOfThisMachine() throws Exception {
        // TEST-NET-1 (RFC 5737): nobody has it.
        ServerPlan elsewhere = new ServerPlan(0, InetAddress.getByName("192.0.2.1"), gate, Optional.of(certificate));
        UserException refused = assertThrows(UserException.class, () -> WebServer.start(elsewhere, station));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("192.0.2.1 is no address of this machine"),
                refused.getMessage());
    }
}
