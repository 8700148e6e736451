package org.myodose.dashboard.classroom.student;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Receipt;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.TrainerState;
import org.myodose.dashboard.classroom.mqtt.LinkListener;
import org.myodose.dashboard.classroom.mqtt.MqttLink;
import org.myodose.dashboard.live.LiveClient;
import org.myodose.dashboard.station.DrilledDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One student's device in a class. It hears the device's live stream as a page does, so it is as far from the hot path as a
 * browser, and tells the class on the thread {@code class-<name>}; a broker that is slow or gone holds up nothing.
 */
public final class ClassUplink implements LiveClient, AutoCloseable {

    /** At most so often a snapshot is told: ten a second. */
    private static final long SNAPSHOT_INTERVAL_NS = 100_000_000L;

    private static final int MOST_WAITING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(ClassUplink.class);

    private final Membership membership;
    private final DrilledDevice device;
    private final InstantSource wallClock;
    private final Topics topics;
    private final Outbox outbox;
    private final DrillBook book;
    private final Delivery delivery;
    private final HeardDevice heard = new HeardDevice();
    private final HeardTrace trace = new HeardTrace();
    private final Voice voice;
    private final Thread thread;
    private final AtomicReference<@Nullable String> newestScan = new AtomicReference<>();
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(MOST_WAITING);
    private @Nullable String leader;
    private Trouble toldTrouble = Trouble.NONE;
    private long snapshots;
    private long nextSnapshotNs = System.nanoTime();
    private volatile boolean closed;

    /**
     * Opens the outbox; nothing is told before {@link #start}.
     *
     * @throws UserException when the outbox cannot be had
     */
    public ClassUplink(Membership membership, DrilledDevice device, InstantSource wallClock) {
        this.membership = membership;
        this.device = device;
        this.wallClock = wallClock;
        topics = new Topics(membership.code().room());
        outbox = Outbox.open(membership.folder(), membership.code().room(), membership.name());
        book = new DrillBook(device, outbox, wallClock);
        delivery = new Delivery(outbox.id());
        voice = new Voice(membership, outbox, wallClock, new Ears());
        thread = Thread.ofPlatform().name("class-" + membership.name()).daemon().unstarted(this::run);
    }

    /**
     * Joins the class, now or as soon as it can be reached.
     *
     * @return a sentence for people: how it went
     * @throws UserException when the class does not let it in
     */
    public String start(Duration patience) throws InterruptedException {
        thread.start();
        device.live().join(this);
        MqttLink.First first = voice.begin(patience);
        if (first == MqttLink.First.REFUSED) {
            close();
            throw new UserException(voice.refusal());
        }
        String who = "'" + membership.name() + "' in class " + topics.room();
        return first == MqttLink.First.UP
                ? who + " at " + membership.broker() + "."
                : who + ": " + membership.broker()
                        + " does not answer yet. The station works and records, and joins when it can.";
    }

    /** The station's own level in the class's topics. */
    public String station() {
        return outbox.station();
    }

    @Override
    public String id() {
        return "class-" + voice.run();
    }

    @Override
    public CompletionStage<?> send(String text) {
        if (HeardDevice.isOf("scan", text)) {
            newestScan.set(text);
        } else if (HeardDevice.isOf("hold", text)) {
            tell(() -> held(HeardDevice.read(text)));
        } else if (HeardDevice.isEvent("estimate", text)) {
            tell(() -> book.estimated(heard.forceUnit()));
        } else if (HeardDevice.isOf("hello", text) || HeardDevice.isOf("link", text)) {
            tell(() -> heard.hear(HeardDevice.read(text)));
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close(String reason) {
        LOG.debug("the live stream has closed: {}", reason);
    }

    private void tell(Runnable task) {
        if (!tasks.offer(task)) {
            LOG.error("the class's uplink is stuck: {} tasks wait, and one was dropped", MOST_WAITING);
        }
    }

    /** The link's threads only hand over. */
    private final class Ears implements LinkListener {

        @Override
        public void onUp() {
            tell(() -> {
                forgetLeader();
                tellState();
            });
        }

        @Override
        public void onDown(String cause) {
            LOG.debug("{}", cause);
            tell(ClassUplink.this::forgetLeader);
        }

        @Override
        public void onMessage(String topic, byte[] payload) {
            tell(() -> hear(topic, payload));
        }
    }

    private void forgetLeader() {
        leader = null;
        delivery.begin(null, System.nanoTime());
    }

    private void run() {
        while (!closed) {
            try {
                work(tasks.poll(Math.max(0, nextSnapshotNs - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (InterruptedException ended) {
                return;
            }
        }
        // What was heard before the end is kept, and told if it still can be.
        work(tasks.poll());
    }

    private void work(@Nullable Runnable first) {
        try {
            for (Runnable task = first; task != null; task = tasks.poll()) {
                task.run();
            }
            tellTrouble();
            tell();
        } catch (RuntimeException fault) {
            // One message that was a fault of ours must not end the class for this student.
            LOG.error("the class's uplink met a fault", fault);
        }
    }

    private void tell() {
        long nowNs = System.nanoTime();
        if (nowNs - nextSnapshotNs >= 0) {
            nextSnapshotNs = nowNs + SNAPSHOT_INTERVAL_NS;
            tellSnapshot();
        }
        deliver();
    }

    private void tellSnapshot() {
        JsonNode scan = newestScan();
        if (scan != null && voice.isHeard()) {
            voice.tell(heard.snapshot(scan, voice.run(), ++snapshots, book.drillName(), wallClock.millis()));
        }
    }

    /** Null where none came since. */
    private @Nullable JsonNode newestScan() {
        String text = newestScan.getAndSet(null);
        JsonNode scan = text == null ? null : HeardDevice.read(text);
        if (scan != null) {
            trace.add(scan.get("timeSeconds").asDouble(), scan.get("force").asDouble(Double.NaN));
        }
        return scan;
    }

    private void held(JsonNode hold) {
        newestScan();
        book.held(hold, heard.forceUnit(), trace);
    }

    private void deliver() {
        long nowNs = System.nanoTime();
        if (!voice.isHeard()) {
            return;
        }
        if (delivery.mustAsk(nowNs)) {
            tellState();
        }
        for (OptionalInt next = delivery.next(outbox.size(), nowNs);
                next.isPresent();
                next = delivery.next(outbox.size(), nowNs)) {
            send(next.getAsInt());
        }
    }

    private void send(int number) {
        try {
            voice.tell(outbox.get(number));
        } catch (IOException unreadable) {
            // As what was sent and lost on the way, it is due again after a while.
            LOG.warn("number {} of {} cannot be read, and is sent when it can be", number, outbox.file(), unreadable);
        }
    }

    /** The gravest thing that keeps the student from taking part. */
    private Trouble trouble() {
        Trouble link = heard.link();
        return link.sentence().isEmpty() ? new Trouble(book.trouble(), "") : link;
    }

    private void tellState() {
        toldTrouble = trouble();
        voice.tellState(toldTrouble);
    }

    private void tellTrouble() {
        if (!toldTrouble.equals(trouble())) {
            tellState();
        }
    }

    private void hear(String topic, byte[] payload) {
        try {
            if (topic.equals(topics.trainer())) {
                hear(Payload.read(payload, TrainerState.class));
            } else if (topic.equals(topics.drill())) {
                book.hear(Payload.read(payload, Drill.class), heard.forceUnit());
            } else {
                delivery.receive(Payload.read(payload, Receipt.class), System.nanoTime());
            }
        } catch (MessageException wrong) {
            LOG.warn("A message under {} is {}: {}", topic, wrong.fault().words(), wrong.getMessage());
        }
    }

    private void hear(TrainerState trainer) {
        if (!trainer.present() && !trainer.run().equals(leader)) {
            // One who only watched has gone.
            return;
        }
        if (trainer.present() && trainer.run().equals(leader)) {
            return;
        }
        leader = trainer.present() ? trainer.run() : null;
        delivery.begin(leader, System.nanoTime());
        tellState();
    }

    /** Leaves the class; what did not arrive stays in the outbox and is sent next time. */
    @Override
    public void close() {
        device.live().leave(id());
        closed = true;
        // Not interrupted: that would close the outbox's file in the middle of a line.
        tell(() -> {});
        try {
            thread.join(Duration.ofSeconds(5));
            voice.leave(trouble());
            outbox.close();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("{} could not be closed", outbox.file(), failure);
        }
    }
}
