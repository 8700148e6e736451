package org.myodose.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Firefox installed on this machine, by the protocol that it speaks itself (WebDriver BiDi, w3.org/TR/webdriver-bidi):
 * Playwright drives only a Firefox that it has built for itself, and would download it.
 */
final class Firefox implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicLong commands = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> pages = new ConcurrentHashMap<>();

    private Firefox(Process process, String address) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address + "/session"), new Ear())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        ask("session.new", Map.of("capabilities", Map.of()));
        ask("session.subscribe", Map.of("events", List.of("log.entryAdded", "network.beforeRequestSent")));
    }

    /**
     * Starts it without a window; where it is missing the test is skipped, or fails if {@code MYODOSE_REQUIRE_TOOLS} is
     * true.
     *
     * @param profile an empty folder, for all that it writes
     */
    static Firefox start(Path profile) throws IOException {
        Path executable = OnPath.required("firefox-esr", "firefox");
        ProcessBuilder builder = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-remote",
                        "--remote-debugging-port=0",
                        "--profile",
                        profile.toString())
                .redirectErrorStream(true);
        builder.environment().put("HOME", profile.toString());
        Process process = builder.start();
        return new Firefox(process, awaitAddress(process));
    }

    private static String awaitAddress(Process process) {
        CompletableFuture<String> address = new CompletableFuture<>();
        // Goes on reading after the address, or a full pipe would one day stop the browser.
        Thread.ofPlatform().daemon().name("firefox-output").start(() -> {
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines()
                        .map(LISTENING::matcher)
                        .filter(Matcher::find)
                        .forEach(found -> address.complete(found.group(1)));
                address.completeExceptionally(new IllegalStateException("Firefox ended before it listened"));
            } catch (IOException | RuntimeException ended) {
                address.completeExceptionally(ended);
            }
        });
        return address.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A page at this address on a screen of so many CSS pixels, each {@code ratio} pixels wide. */
    FirefoxPage open(String address, FirefoxPage.Size size) {
        String context = ask("browsingContext.create", Map.of("type", "tab"))
                .path("context")
                .asText();
        FirefoxPage page = new FirefoxPage(this, context, URI.create(address).getHost());
        pages.put(context, page::note);
        page.resize(size);
        page.go(address);
        return page;
    }

    /** One command and its result; fails if the browser refuses it or does not answer. */
    JsonNode ask(String method, Map<String, ?> parameters) {
        long id = commands.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(
                        JSON.valueToTree(Map.of("id", id, "method", method, "params", parameters))
                                .toString(),
                        true)
                .join();
        JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (!said.path("type").asText().equals("success")) {
            throw new IllegalStateException(method + ": " + said);
        }
        return said.path("result");
    }

    /** Puts the parts of each message together, and brings it to whom it is for. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void hear(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.path("type").asText().equals("event")) {
                JsonNode what = message.path("params");
                String context = what.path("context")
                        .asText(what.path("source").path("context").asText());
                pages.getOrDefault(context, nobody -> {}).accept(message);
            } else {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(message.path("id").asLong());
                if (answer != null) {
                    answer.complete(message);
                }
            }
        } catch (IOException nonsense) {
            waiting.values().forEach(answer -> answer.completeExceptionally(nonsense));
        }
    }

    void close(String context) {
        pages.remove(context);
        ask("browsingContext.close", Map.of("context", context));
    }

    /** Ends it, and waits until it writes no more. */
    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Where pictures for people go. */
    static void keep(String name, byte[] png) throws IOException {
        Path file = Path.of("target/screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, png);
    }
}
