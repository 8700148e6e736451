package org.myodose.dashboard.classroom.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.netty.handler.ssl.util.FingerprintTrustManagerFactory;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker that is sought for ever when it is lost. Nothing is kept in it while there is none: what must
 * arrive is sent again by whoever holds it.
 *
 * <p>All methods may be called from any thread and, but for {@link #awaitFirst} and {@link #close}, return at once.
 */
public final class MqttLink implements AutoCloseable {

    /** What came of the first attempt. */
    public enum First {
        UP,
        /** The broker is there and does not let us in. */
        REFUSED,
        /** No broker was found. */
        NOT_FOUND
    }

    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);

    /** A broker that fell silent is noticed after one and a half of it. */
    private static final int KEEP_ALIVE_SECONDS = 4;

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final long SHORTEST_DELAY_MILLIS = 200;
    private static final long LONGEST_DELAY_MILLIS = 2_000;
    private static final int LARGEST_PACKET_BYTES = 1 << 20;
    private static final Set<Mqtt5ConnAckReasonCode> REFUSALS = Set.of(
            Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD,
            Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
            Mqtt5ConnAckReasonCode.BANNED);

    private final BrokerAddress broker;
    private final List<Mqtt5Subscription> subscriptions;
    private final LinkListener listener;
    private final Mqtt5AsyncClient client;
    private final CompletableFuture<First> first = new CompletableFuture<>();
    private volatile boolean up;
    private volatile boolean closed;

    /**
     * Does not connect before {@link #start}.
     *
     * @param clientId unique at the broker
     * @param willTopic where the broker says, retained, that this client is gone without a word
     * @param will what it says there
     */
    public MqttLink(
            BrokerAddress broker,
            String clientId,
            String willTopic,
            byte[] will,
            List<Subscription> subscriptions,
            LinkListener listener) {
        this.broker = broker;
        this.listener = listener;
        this.subscriptions = subscriptions.stream()
                .map(wanted -> Mqtt5Subscription.builder()
                        .topicFilter(wanted.filter())
                        .qos(qos(wanted.surely()))
                        .build())
                .toList();
        client = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(broker.host())
                .serverPort(broker.port())
                .transportConfig()
                .mqttConnectTimeout(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .socketConnectTimeout(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .sslConfig(encryption(broker))
                .applyTransportConfig()
                .willPublish(Mqtt5Publish.builder()
                        .topic(willTopic)
                        .payload(will)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(true)
                        .build()
                        .asWill())
                .simpleAuth(auth(broker))
                .addConnectedListener(context -> subscribe())
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
    }

    private static MqttQos qos(boolean surely) {
        return surely ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE;
    }

    private static @Nullable MqttClientSslConfig encryption(BrokerAddress broker) {
        if (!broker.encrypted()) {
            return null;
        }
        var config = MqttClientSslConfig.builder().protocols(List.of("TLSv1.3", "TLSv1.2"));
        String fingerprint = broker.fingerprint();
        return fingerprint == null
                ? config.build()
                // That certificate is the host, by whatever name it is reached.
                : config.trustManagerFactory(FingerprintTrustManagerFactory.builder("SHA-256")
                                .fingerprints(fingerprint)
                                .build())
                        .hostnameVerifier((host, session) -> true)
                        .build();
    }

    /** Begins to seek the broker. */
    public void start() {
        watch("connect", client.connect(connect()));
    }

    private static @Nullable Mqtt5SimpleAuth auth(BrokerAddress broker) {
        String user = broker.user();
        if (user == null) {
            return null;
        }
        var auth = Mqtt5SimpleAuth.builder().username(user);
        String password = broker.password();
        return password == null
                ? auth.build()
                : auth.password(password.getBytes(StandardCharsets.UTF_8)).build();
    }

    private static Mqtt5Connect connect() {
        return Mqtt5Connect.builder()
                .cleanStart(true)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .maximumPacketSize(LARGEST_PACKET_BYTES)
                .applyRestrictions()
                .build();
    }

    private void subscribe() {
        // What was heard ended with the connection before.
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> listener.onMessage(message.getTopic().toString(), message.getPayloadAsBytes()));
        CompletionStage<?> subscribed =
                client.subscribeWith().addSubscriptions(subscriptions).send();
        subscribed.whenComplete((acknowledged, failure) -> {
            if (failure == null) {
                up = true;
                first.complete(First.UP);
                listener.onUp();
            } else {
                LOG.debug("{} did not take the subscriptions", broker, failure);
                // Without them the link is of no use; the next try makes them anew.
                watch("disconnect", client.disconnect());
            }
        });
    }

    /** What comes of it is told to the listeners; here is only whether it was tried in vain. */
    private void watch(String what, CompletionStage<?> stage) {
        stage.whenComplete((done, failure) -> LOG.debug("{}: {} {}", broker, what, failure == null ? "done" : failure));
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        boolean wasUp = up;
        up = false;
        boolean refused = context.getCause() instanceof Mqtt5ConnAckException answered
                && REFUSALS.contains(answered.getMqttMessage().getReasonCode());
        if (refused) {
            first.complete(First.REFUSED);
        }
        int attempts = context.getReconnector().getAttempts();
        boolean stranger = isStranger(context.getCause());
        if (wasUp || attempts == 0 || refused || stranger) {
            listener.onDown(
                    refused
                            ? refusal()
                            : stranger ? stranger() : "There is no connection to the class at " + broker + ".");
        }
        if (closed) {
            return;
        }
        // Also after a disconnect of our own: that was for want of subscriptions.
        long delayMillis =
                Math.min(LONGEST_DELAY_MILLIS, SHORTEST_DELAY_MILLIS << Math.min(attempts, Long.SIZE / Byte.SIZE));
        context.getReconnector()
                .reconnect(true)
                .resubscribeIfSessionExpired(false)
                .republishIfSessionExpired(false)
                .delay(refused ? LONGEST_DELAY_MILLIS : delayMillis, TimeUnit.MILLISECONDS);
        LOG.debug("{} by {}: tried again in {} ms", broker, context.getSource(), delayMillis);
    }

    /** Whether somebody was there, but could not prove to be the broker. */
    private static boolean isStranger(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private String stranger() {
        return "Whoever answers at " + broker + " is not the class's broker, for its certificate is another: compare"
                + " --fingerprint with the SHA-256 that the trainer's program printed.";
    }

    /** For whoever was not let in. */
    public String refusal() {
        return "The class at " + broker + " does not let this program in: look at the code.";
    }

    /** What came of the first attempts within {@code patience}; it goes on trying in any case. */
    public First awaitFirst(Duration patience) throws InterruptedException {
        try {
            return first.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
            return First.NOT_FOUND;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether there is a connection, as far as is known. */
    public boolean isUp() {
        return up;
    }

    /**
     * Sends a message; without a connection nothing is sent.
     *
     * @param surely at least once, and not at most once
     * @param retained whether whoever subscribes later is told too
     * @return whether the broker has it (surely), or it was handed to the network
     */
    public CompletionStage<Boolean> publish(String topic, byte[] payload, boolean surely, boolean retained) {
        if (!up) {
            return CompletableFuture.completedFuture(false);
        }
        return client.publishWith()
                .topic(topic)
                .payload(payload)
                .qos(qos(surely))
                .retain(retained)
                .send()
                .handle((result, failure) ->
                        failure == null && result.getError().isEmpty());
    }

    /** Tells {@code farewell} under the will's topic, retained, and leaves; waits at most two seconds. */
    public void close(@Nullable String topic, byte[] farewell) {
        closed = true;
        try {
            if (up && topic != null) {
                publish(topic, farewell, true, true).toCompletableFuture().get(1, TimeUnit.SECONDS);
            }
            client.disconnect().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debug("{} could not be left in order", broker, gone);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(null, new byte[0]);
    }
}
