package org.myodose.dashboard.classroom.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Snapshot;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.Topics.Kind;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.mqtt.LinkListener;
import org.myodose.dashboard.classroom.mqtt.MqttLink;
import org.myodose.dashboard.classroom.mqtt.Subscription;
import org.myodose.dashboard.classroom.rehearsal.RehearsalReport.Percentiles;
import org.myodose.dashboard.live.LiveClient;

/** Listens to a class as a trainer and as a board's page do, and counts. Thread-safe. */
final class Witness implements LinkListener, LiveClient, AutoCloseable {

    private static final long LONGEST_MILLIS = 3_600_000;

    private final InstantSource wallClock;
    private final Histogram ages = new Histogram(LONGEST_MILLIS, 3);
    private final AtomicLong boards = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final MqttLink link;

    Witness(Topics topics, BrokerAddress broker, InstantSource wallClock) {
        this.wallClock = wallClock;
        link = new MqttLink(
                broker,
                "myodose-witness",
                topics.trainer() + "/witness",
                new byte[0],
                List.of(new Subscription(topics.all(Kind.LIVE), false)),
                this);
        link.start();
    }

    /** Forgets what was counted. */
    synchronized void begin() {
        ages.reset();
        boards.set(0);
        missed.set(0);
    }

    synchronized long snapshots() {
        return ages.getTotalCount();
    }

    synchronized Percentiles ages() {
        return new Percentiles(ages.getValueAtPercentile(50), ages.getValueAtPercentile(99), ages.getMaxValue());
    }

    long boards() {
        return boards.get();
    }

    long missed() {
        return missed.get();
    }

    @Override
    public void onUp() {}

    @Override
    public void onDown(String cause) {}

    @Override
    public synchronized void onMessage(String topic, byte[] payload) {
        try {
            long age =
                    wallClock.millis() - Payload.read(payload, Snapshot.class).sentAtMillis();
            ages.recordValue(Math.clamp(age, 0, LONGEST_MILLIS));
        } catch (MessageException ours) {
            throw new IllegalStateException("a station of ours told nonsense", ours);
        }
    }

    @Override
    public String id() {
        return "rehearsal";
    }

    @Override
    public CompletionStage<?> send(String text) {
        try {
            JsonNode message = Payload.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            if (message.path("type").asText().equals("board")) {
                boards.incrementAndGet();
            } else {
                missed.addAndGet(message.path("scans").asLong());
            }
        } catch (MessageException tooLarge) {
            // A board of many students is larger than a message of a class ever is.
            boards.incrementAndGet();
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close(String reason) {}

    @Override
    public void close() {
        link.close();
    }
}
