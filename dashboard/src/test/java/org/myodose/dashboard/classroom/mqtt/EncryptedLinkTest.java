package org.myodose.dashboard.classroom.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.security.OwnCertificate;

/** A broker over TLS, and stations that know its certificate. */
class EncryptedLinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTHER = "AB:".repeat(31) + "AB";

    private static final int TLS_ALERT = 21;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private ClassBroker broker;

    @BeforeEach
    void start() {
        broker = ClassBroker.start(
                "localhost",
                0,
                ClassCode.random(new SecureRandom()),
                OwnCertificate.in(folder, Set.of("elsewhere.example"), Instant.now()));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private MqttLink link(BrokerAddress address) {
        MqttLink link = new MqttLink(
                address,
                "trainer",
                "test/will",
                new byte[0],
                List.of(new Subscription("myodose/v1/#", true)),
                new LinkListener() {
                    @Override
                    public void onUp() {
                        told.add("up");
                    }

                    @Override
                    public void onDown(String cause) {
                        told.add(cause);
                    }

                    @Override
                    public void onMessage(String topic, byte[] payload) {
                        told.add(topic + " " + new String(payload, StandardCharsets.UTF_8));
                    }
                });
        link.start();
        return link;
    }

    private @Nullable String next() throws InterruptedException {
        return told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void speaksOverTlsWithTheBrokerWhoseCertificateItKnowsByWhateverName() throws Exception {
        BrokerAddress address = broker.asTrainer();
        assertTrue(address.encrypted() && address.toString().startsWith("mqtts://localhost:"), address.toString());
        assertFalse(address.toString().contains(String.valueOf(address.password())));
        try (MqttLink link = link(address)) {
            assertEquals(MqttLink.First.UP, link.awaitFirst(PATIENCE));
            assertEquals("up", next());
            assertTrue(link.publish("myodose/v1/test", "hello".getBytes(StandardCharsets.UTF_8), true, false)
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals("myodose/v1/test hello", next());
        }
    }

    @Test
    void doesNotSpeakWithAnotherAndSaysWhatToCompare() throws Exception {
        try (MqttLink link = link(broker.asTrainer().pinnedTo(OTHER))) {
            String cause = String.valueOf(next());
            assertTrue(cause.contains("compare --fingerprint"), cause);
            assertFalse(link.isUp());
        }
    }

    @Test
    void doesNotSpeakWithOneForWhomNobodyVouches() throws Exception {
        BrokerAddress known = broker.asTrainer();
        BrokerAddress anybody =
                new BrokerAddress(known.host(), known.port(), known.user(), known.password(), true, null);
        try (MqttLink link = link(anybody)) {
            String cause = String.valueOf(next());
            assertTrue(cause.contains("compare --fingerprint"), cause);
            assertFalse(link.isUp());
        }
    }

    @Test
    void hearsNothingInTheClear() throws Exception {
        BrokerAddress known = broker.asTrainer();
        // CONNECT of MQTT 5, with an empty name.
        byte[] connect = {0x10, 0x0d, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 0};
        try (Socket socket = new Socket(known.host(), known.port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(connect);
            int answer = socket.getInputStream().read();
            assertTrue(answer == -1 || answer == TLS_ALERT, "answered in the clear: " + answer);
        }
    }

    @Test
    void readsEncryptedAddressesAndFingerprints() {
        BrokerAddress address = BrokerAddress.parse("mqtts://anna@school.example", "secret");
        assertEquals(new BrokerAddress("school.example", 8883, "anna", "secret", true, null), address);
        assertEquals(
                OTHER,
                address.pinnedTo(" " + OTHER.toLowerCase(java.util.Locale.ROOT)).fingerprint());
        assertThrows(UserException.class, () -> address.pinnedTo("AB:CD"));
    }
}
