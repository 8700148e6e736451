package org.myodose.dashboard.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A browser, as far as a server can tell: it keeps a cookie or none, and says which page asks. */
final class Visitor {

    static {
        // The JDK's client refuses to set these by default; other sites' pages are imitated by them.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,origin");
    }

    /** By which a client knows that its handshake was answered. */
    static final String KEY = "Sec-WebSocket-Key";

    private static final int PATIENCE_MILLIS = 60_000;

    private final HttpClient client;
    private final URI server;
    private final @Nullable String cookie;

    Visitor(HttpClient client, URI server, @Nullable String cookie) {
        this.client = client;
        this.server = server;
        this.cookie = cookie;
    }

    /** One that keeps cookies by itself, as browsers do, and follows no redirection. */
    static HttpClient newClient() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers));
    }

    /** As the server's own page would, unless the headers say otherwise. */
    HttpResponse<String> post(String path, String... headers) throws Exception {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> postJson(String path, String body, String... headers) throws Exception {
        return postText(path, body, "application/json", headers);
    }

    /** As the server's own page would, with what else it tells in its headers. */
    HttpResponse<String> sendJson(String method, String path, String body, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .header("Origin", ownOrigin())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postText(String path, String body, String type, String... headers) throws Exception {
        HttpRequest.Builder request = request(path, headers).header("Content-Type", type);
        if (headers.length == 0) {
            request.header("Origin", ownOrigin());
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** 101 where the stream opened, else the status by which it was refused. */
    int openStream(String path, String... headers) throws IOException {
        try (Socket socket = connect(path, headers)) {
            return status(socket);
        }
    }

    /** The open stream, behind the status line. */
    Socket stream(String path, String... headers) throws IOException {
        Socket socket = connect(path, headers);
        int status = status(socket);
        if (status != 101) {
            socket.close();
            throw new IOException("refused with " + status);
        }
        return socket;
    }

    /** On a bare socket, to see just the handshake; with a key of its own unless the headers have one. */
    private Socket connect(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\n");
        if (cookie != null) {
            request.append("Cookie: ").append(cookie).append("\r\n");
        }
        if (!List.of(headers).contains(KEY)) {
            request.append(KEY + ": ").append(key()).append("\r\n");
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.append(headers[index])
                    .append(": ")
                    .append(headers[index + 1])
                    .append("\r\n");
        }
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Another for each, as the standard asks. */
    private static String key() {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static int status(Socket socket) throws IOException {
        // Such as "HTTP/1.1 101 Switching Protocols".
        String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return Integer.parseInt(answer.substring(9));
    }

    String ownOrigin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.timeout(Duration.ofMillis(PATIENCE_MILLIS)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
