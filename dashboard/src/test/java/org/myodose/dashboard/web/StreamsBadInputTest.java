package org.myodose.dashboard.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.classroom.Await;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.setup.DevicesDesk;
import org.slf4j.LoggerFactory;

/**
 * What no page of ours sends to the streams: whoever sends it loses the connection, or is not listened to, as docs/live-api.md
 * tells; everybody else goes on, nothing is logged, and nothing is kept of it.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsBadInputTest {

    private static final int UNSUPPORTED = 1003;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;
    private static final int MOST_OF_A_PING = 125;
    private static final int MANY = 10;
    private static final List<String> STREAMS = List.of("/api/v1/live", "/api/v1/class/live", "/api/v1/setup/live");

    /** Each fits into one packet, so that nothing of it is left unread where the server hangs up. */
    enum Bad {
        TEXT_OF_ONE_BYTE_TOO_MANY(TOO_BIG, RawStream.head(RawStream.TEXT, true, OneWay.MOST_BYTES + 1L, 0x80)),
        TEXT_OF_FOUR_EXABYTES(TOO_BIG, RawStream.head(RawStream.TEXT, true, 1L << 62, 0x80)),
        BINARY(UNSUPPORTED, RawStream.frame(RawStream.BINARY, true, "\0\1\2")),
        TEXT_IN_PARTS(
                UNSUPPORTED,
                RawStream.frame(RawStream.TEXT, false, "on"),
                RawStream.frame(RawStream.CONTINUATION, false, "and")),
        CONTINUATION_OF_NOTHING(PROTOCOL_ERROR, RawStream.frame(RawStream.CONTINUATION, true, "garbage")),
        RESERVED_OPCODE(PROTOCOL_ERROR, RawStream.frame(3, true, "?")),
        NOT_MASKED(PROTOCOL_ERROR, RawStream.head(RawStream.TEXT, true, 2, 0), new byte[] {'h', 'i'}),
        LONG_PING(PROTOCOL_ERROR, RawStream.frame(RawStream.PING, true, "p".repeat(126))),
        CLOSE_OF_ONE_BYTE(PROTOCOL_ERROR, RawStream.frame(RawStream.CLOSE, true, "x")),
        A_REQUEST_IN_PLACE_OF_FRAMES(PROTOCOL_ERROR, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1)),
        ZEROS(PROTOCOL_ERROR, new byte[64]);

        private final int code;
        /** A character for each byte. */
        private final String bytes;

        Bad(int code, byte[]... parts) {
            this.code = code;
            bytes = Stream.of(parts).map(part -> new String(part, ISO_8859_1)).collect(Collectors.joining());
        }
    }

    private final DevicesDesk devices = new DevicesDesk(List.of());
    private final CountingStation station = new CountingStation();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private Map<String, LiveHub> hubs;
    private ClassDesk desk;
    private WebServer server;
    private Visitor visitor;

    @BeforeAll
    void serve(@TempDir Path folder) {
        desk = new ClassDesk(
                ClassCode.parse("K7M2-PX4QRT"),
                BrokerAddress.parse("mqtt://localhost", null),
                Inbox.open(folder, "K7M2"),
                Prescriptions.demonstration(),
                InstantSource.system());
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), InstantSource.system());
        server = WebServer.start(0, gate, station, desk, devices);
        String cookie = gate.cookieName(server.address().getPort()) + "="
                + gate.sessions().begin(Caller.owner());
        visitor = new Visitor(client, server.address(), cookie);
        hubs = Map.of(
                STREAMS.get(0), station.devices().getFirst().live(),
                STREAMS.get(1), desk.live(),
                STREAMS.get(2), devices.live());
        log.start();
        logger.addAppender(log);
    }

    @AfterAll
    void end() {
        logger.detachAppender(log);
        server.close();
        devices.close();
        client.close();
    }

    static Stream<Arguments> eachOnEveryStream() {
        return STREAMS.stream().flatMap(stream -> Stream.of(Bad.values()).map(input -> Arguments.of(stream, input)));
    }

    @ParameterizedTest
    @MethodSource("eachOnEveryStream")
    void closesTheConnectionOfWhoeverSendsItAndNoOther(String path, Bad input) throws IOException {
        LiveHub hub = hub(path);
        try (RawStream other = RawStream.open(visitor, path)) {
            awaitClients(hub, 1);
            for (int time = 0; time < MANY; time++) {
                try (RawStream bad = RawStream.open(visitor, path)) {
                    bad.send(input.bytes.getBytes(ISO_8859_1));
                    assertEquals(input.code, bad.awaitClose().closeCode());
                }
            }
            hub.publishEvent("{\"type\":\"test\"}");
            other.awaitText("{\"type\":\"test\"}"::equals);
            awaitClients(hub, 1);
        }
        awaitClients(hub, 0);
        assertEquals(List.of(), warnings());
    }

    static Stream<String> streams() {
        return STREAMS.stream();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void letsPassWhatIsHarmless(String path) throws IOException {
        LiveHub hub = hub(path);
        try (RawStream talking = RawStream.open(visitor, path)) {
            for (int time = 0; time < MANY; time++) {
                talking.send(RawStream.frame(RawStream.TEXT, true, ""));
                talking.send(RawStream.frame(RawStream.TEXT, true, "{\"type\":\"hello\"}"));
                talking.send(RawStream.frame(RawStream.TEXT, true, "x".repeat(OneWay.MOST_BYTES)));
                talking.send(RawStream.frame(RawStream.PING, true, "there?"));
            }
            awaitClients(hub, 1);
            hub.publishEvent("{\"type\":\"test\"}");
            talking.awaitText("{\"type\":\"test\"}"::equals);
        }
        awaitClients(hub, 0);
        assertEquals(List.of(), warnings());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void takesNoMessageWithoutAnEnd(String path) throws IOException {
        LiveHub hub = hub(path);
        try (RawStream endless = RawStream.open(visitor, path)) {
            byte[] more = RawStream.frame(RawStream.CONTINUATION, false, "x".repeat(OneWay.MOST_BYTES));
            endless.send(RawStream.frame(RawStream.TEXT, false, "x"));
            // Far more than the machine's own buffers hold: it ends only because the server hangs up.
            assertThrows(IOException.class, () -> {
                for (int time = 0; time < 1 << 16; time++) {
                    endless.send(more);
                }
            });
        }
        awaitClients(hub, 0);
        assertEquals(List.of(), warnings());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void servesEveryClientOfOneKey(String path) throws IOException {
        LiveHub hub = hub(path);
        String key = "dGhlIHNhbWUgZm9yIGFsbA==";
        try (RawStream first = RawStream.openWithKey(visitor, path, key)) {
            try (RawStream second = RawStream.openWithKey(visitor, path, key)) {
                awaitClients(hub, 2);
                hub.publishEvent("{\"type\":\"both\"}");
                first.awaitText("{\"type\":\"both\"}"::equals);
                second.awaitText("{\"type\":\"both\"}"::equals);
            }
            awaitClients(hub, 1);
            hub.publishEvent("{\"type\":\"one\"}");
            first.awaitText("{\"type\":\"one\"}"::equals);
        }
        awaitClients(hub, 0);
        assertEquals(List.of(), warnings());
    }

    /** Some 64 megabytes of answers, of which the machine's own buffers hold a few. */
    @ParameterizedTest
    @MethodSource("streams")
    void keepsTheNewestAloneOfTheAnswersToWhoeverPingsAndDoesNotRead(String path) throws IOException {
        int sent = 1 << 19;
        LiveHub hub = hub(path);
        try (RawStream pinging = RawStream.open(visitor, path)) {
            awaitClients(hub, 1);
            byte[] pings = many(RawStream.frame(RawStream.PING, true, "p".repeat(MOST_OF_A_PING)), 1 << 10);
            for (int time = 0; time < sent; time += 1 << 10) {
                pinging.send(pings);
            }
            pinging.send(RawStream.frame(RawStream.PING, true, "the last"));
            int answered = pinging.awaitPong("the last");
            assertTrue(answered < sent / 2, answered + " of " + sent + " were kept");
            hub.publishEvent("{\"type\":\"test\"}");
            pinging.awaitText("{\"type\":\"test\"}"::equals);
        }
        awaitClients(hub, 0);
        assertEquals(List.of(), warnings());
    }

    private static byte[] many(byte[] one, int count) {
        ByteBuffer all = ByteBuffer.allocate(one.length * count);
        for (int time = 0; time < count; time++) {
            all.put(one);
        }
        return all.array();
    }

    @Test
    void theDocumentTellsTheLimit() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("myodose.root"), "docs/live-api.md"));
        for (int figure : List.of(OneWay.MOST_BYTES, UNSUPPORTED, PROTOCOL_ERROR, TOO_BIG)) {
            String words = figure == OneWay.MOST_BYTES ? "4,096 bytes" : "`" + figure + "`";
            assertTrue(document.contains(words), words);
        }
    }

    private LiveHub hub(String path) {
        return Objects.requireNonNull(hubs.get(path));
    }

    private static void awaitClients(LiveHub hub, int count) {
        Supplier<Integer> clients = hub::clientCount;
        Await.until(() -> clients.get() == count, clients);
    }

    private List<String> warnings() {
        synchronized (log) {
            return log.list.stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }
    }
}
