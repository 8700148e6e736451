package org.myodose.dashboard.classroom.student;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Snapshot;
import org.myodose.dashboard.classroom.message.StationState;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.Topics.Kind;
import org.myodose.dashboard.classroom.mqtt.LinkListener;
import org.myodose.dashboard.classroom.mqtt.MqttLink;
import org.myodose.dashboard.classroom.mqtt.Subscription;

/** What a station tells its class, each under its topic. Methods return at once, but for {@link #leave}. */
final class Voice {

    private final Membership membership;
    private final Outbox outbox;
    private final InstantSource wallClock;
    private final Topics topics;
    private final String run = UUID.randomUUID().toString();
    private final MqttLink link;

    Voice(Membership membership, Outbox outbox, InstantSource wallClock, LinkListener ears) {
        this.membership = membership;
        this.outbox = outbox;
        this.wallClock = wallClock;
        topics = new Topics(membership.code().room());
        link = new MqttLink(
                membership.broker(),
                "myodose-" + topics.room() + "-" + outbox.station() + "-" + run.substring(0, 8),
                topics.of(outbox.station(), Kind.STATE),
                Payload.bytes(state(false, Trouble.NONE)),
                List.of(
                        new Subscription(topics.trainer(), true),
                        new Subscription(topics.drill(), true),
                        new Subscription(topics.receipt(outbox.station()), true)),
                ears);
    }

    /** Begins to seek the class, and says how the first attempts went. */
    MqttLink.First begin(Duration patience) throws InterruptedException {
        link.start();
        return link.awaitFirst(patience);
    }

    boolean isHeard() {
        return link.isUp();
    }

    /** As {@link MqttLink#refusal}. */
    String refusal() {
        return link.refusal();
    }

    /** Names this start of the program. */
    String run() {
        return run;
    }

    void tellState(Trouble trouble) {
        link.publish(topics.of(outbox.station(), Kind.STATE), Payload.bytes(state(true, trouble)), true, true);
    }

    void tell(Snapshot snapshot) {
        link.publish(topics.of(outbox.station(), Kind.LIVE), Payload.bytes(snapshot), false, false);
    }

    void tell(Fact fact) {
        Kind kind = fact.hold() != null ? Kind.HOLD : fact.ends() ? Kind.SESSION : Kind.ESTIMATE;
        link.publish(topics.of(outbox.station(), kind), Payload.bytes(fact), true, false);
    }

    void leave(Trouble trouble) {
        link.close(topics.of(outbox.station(), Kind.STATE), Payload.bytes(state(false, trouble)));
    }

    private StationState state(boolean online, Trouble trouble) {
        return new StationState(
                run,
                membership.name(),
                online,
                outbox.id(),
                outbox.size(),
                membership.source(),
                trouble.sentence(),
                trouble.reason(),
                membership.recording(),
                wallClock.millis());
    }
}
