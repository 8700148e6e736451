package org.myodose.dashboard.classroom.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.Topics.Kind;
import org.myodose.dashboard.classroom.message.TrainerState;
import org.myodose.dashboard.classroom.mqtt.BrokerAddress;
import org.myodose.dashboard.classroom.mqtt.LinkListener;
import org.myodose.dashboard.classroom.mqtt.MqttLink;
import org.myodose.dashboard.classroom.mqtt.Subscription;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.session.KnownPrescriptions;
import org.myodose.dashboard.session.OwnPrescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainer's desk: hears the class, tells the board four times a second on the thread {@code class-desk}, and gives orders.
 * Where another trainer leads the class already, it watches and gives none.
 *
 * <p>All methods may be called from any thread.
 */
public final class ClassDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassDesk.class);
    private static final long BOARD_MILLIS = 250;

    private final ClassCode code;
    private final Prescription usual;
    private final KnownPrescriptions prescriptions;
    private final InstantSource wallClock;
    private final Topics topics;
    private final Inbox inbox;
    private final ClassRoom room;
    private final Lead lead;
    private final LiveHub live = new LiveHub();
    private final MqttLink link;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("class-desk").daemon().unstarted(this::run);
    private volatile @Nullable Remark linkRemark = new Remark("looking", "", "Looking for the class's broker.");

    /** For a machine on which nobody saved a prescription. */
    public ClassDesk(ClassCode code, BrokerAddress broker, Inbox inbox, Prescription usual, InstantSource wallClock) {
        this(code, broker, inbox, usual, List::of, wallClock);
    }

    /**
     * Nothing happens before {@link #start}.
     *
     * @param broker where the class meets
     * @param inbox of that class; closed with the desk
     * @param usual what a drill is of, unless another prescription is named
     * @param own those that people saved on this machine
     */
    public ClassDesk(
            ClassCode code,
            BrokerAddress broker,
            Inbox inbox,
            Prescription usual,
            Supplier<List<OwnPrescription>> own,
            InstantSource wallClock) {
        this.code = code;
        this.usual = usual;
        prescriptions = new KnownPrescriptions(usual, own);
        this.wallClock = wallClock;
        String run = UUID.randomUUID().toString();
        topics = new Topics(code.room());
        this.inbox = inbox;
        room = new ClassRoom(topics, run, inbox);
        lead = new Lead(run, wallClock.millis(), this::sayWhoLeads);
        link = new MqttLink(
                broker,
                "myodose-" + topics.room() + "-trainer-" + run.substring(0, 8),
                topics.trainer(),
                Payload.bytes(lead.gone()),
                List.of(
                        new Subscription(topics.trainer(), true),
                        new Subscription(topics.drill(), true),
                        new Subscription(topics.all(Kind.STATE), true),
                        new Subscription(topics.all(Kind.LIVE), false),
                        new Subscription(topics.all(Kind.HOLD), true),
                        new Subscription(topics.all(Kind.ESTIMATE), true),
                        new Subscription(topics.all(Kind.SESSION), true)),
                new Ears());
    }

    /**
     * Opens the class, now or as soon as the broker can be reached.
     *
     * @return whether the broker was reached within {@code patience}
     * @throws UserException when the broker does not let the trainer in
     */
    public boolean start(Duration patience) throws InterruptedException {
        thread.start();
        link.start();
        MqttLink.First first = link.awaitFirst(patience);
        if (first == MqttLink.First.REFUSED) {
            close();
            throw new UserException(link.refusal());
        }
        return first == MqttLink.First.UP;
    }

    /** What stations join by. */
    public ClassCode code() {
        return code;
    }

    /** Where boards are told. */
    public LiveHub live() {
        return live;
    }

    public ClassRoom room() {
        return room;
    }

    /** What a drill can be of. */
    public KnownPrescriptions prescriptions() {
        return prescriptions;
    }

    public BoardView view() {
        return room.view(lead.leads(), remark(), System.nanoTime());
    }

    private @Nullable Remark remark() {
        Remark ofLink = linkRemark;
        return ofLink == null ? lead.remark() : ofLink;
    }

    /**
     * All begin a drill.
     *
     * @param wanted what it is of; null for the class's usual prescription
     * @throws UserException when this desk does not lead the class, or cannot reach it, or the prescription is too long for it
     */
    public void startDrill(@Nullable Prescription wanted) {
        requireLead();
        Prescription prescription = wanted == null ? usual : wanted;
        order(Drill.begun(prescription, room.feedback(), room.expert(), wallClock.millis()));
    }

    /**
     * The drill is over for all; where there is none, nothing happens.
     *
     * @throws UserException as {@link #startDrill}
     */
    public void stopDrill() {
        requireLead();
        Drill present = room.drill();
        if (present != null && present.running()) {
            order(present.ended());
        }
    }

    private void order(Drill drill) {
        room.drill(drill);
        link.publish(topics.drill(), Payload.bytes(drill), true, true);
    }

    /**
     * When one student is to see the force, from the next drill on.
     *
     * @param wanted null for what the drill says
     * @return whether there is such a station
     * @throws UserException as {@link #startDrill}
     */
    public boolean feedback(String station, @Nullable Feedback wanted) {
        requireLead();
        return room.feedback(station, wanted == null ? "" : wanted.label());
    }

    /**
     * From the next drill on, this press is the example for all.
     *
     * @param outbox of the station's facts, and {@code number} within it
     * @return whether there is such a press, with a trace
     * @throws UserException as {@link #startDrill}
     */
    public boolean follow(String station, String outbox, long number) {
        requireLead();
        return room.follow(station, outbox, number);
    }

    /**
     * From the next drill on, there is no example.
     *
     * @throws UserException as {@link #startDrill}
     */
    public void followNobody() {
        requireLead();
        room.followNobody();
    }

    private void requireLead() {
        if (!lead.leads() || !link.isUp()) {
            Remark remark = remark();
            throw new UserException(
                    remark == null ? "The class has not begun yet: try again in a second." : remark.sentence());
        }
    }

    /** The link's threads: nothing here waits for anything but the class's own locks, and for the system to take a line. */
    private final class Ears implements LinkListener {

        @Override
        public void onUp() {
            linkRemark = null;
            if (lead.up(System.nanoTime())) {
                sayDrill();
            }
        }

        @Override
        public void onDown(String cause) {
            linkRemark = new Remark("broker", "", cause);
            lead.down();
        }

        @Override
        public void onMessage(String topic, byte[] payload) {
            if (topic.equals(topics.trainer()) || topic.equals(topics.drill())) {
                hearTrainer(topic, payload);
                return;
            }
            room.hear(topic, payload, System.nanoTime(), wallClock.millis()).ifPresent(this::answer);
        }

        private void hearTrainer(String topic, byte[] payload) {
            try {
                if (topic.equals(topics.drill())) {
                    hearDrill(Payload.read(payload, Drill.class));
                    return;
                }
                lead.hear(Payload.read(payload, TrainerState.class), System.nanoTime());
            } catch (MessageException wrong) {
                LOG.warn("A message under {} is {}: {}", topic, wrong.fault().words(), wrong.getMessage());
            }
        }

        /** Of whoever leads, or led before: one's own orders come back late, and are known. */
        private void hearDrill(Drill drill) {
            if (!lead.leads()) {
                room.heard(drill);
            }
        }

        private void answer(ClassRoom.Answer answer) {
            if (lead.leads()) {
                link.publish(topics.receipt(answer.station()), Payload.bytes(answer.receipt()), true, false);
            }
        }
    }

    private void sayWhoLeads(TrainerState own) {
        link.publish(topics.trainer(), Payload.bytes(own), true, true);
    }

    /** A broker that was started anew has forgotten it. */
    private void sayDrill() {
        Drill drill = room.drill();
        if (drill != null) {
            link.publish(topics.drill(), Payload.bytes(drill), true, true);
        }
    }

    private void run() {
        try {
            while (!closed.await(BOARD_MILLIS, TimeUnit.MILLISECONDS)) {
                if (lead.tick(System.nanoTime())) {
                    sayDrill();
                }
                tellBoard();
            }
        } catch (InterruptedException ended) {
            LOG.debug("the desk was interrupted");
        }
    }

    private void tellBoard() {
        String board = new String(Payload.bytes(view()), StandardCharsets.UTF_8);
        live.greetNewcomers(board);
        live.publishScan(board);
    }

    /** Leaves the class; the stations go on by themselves. */
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        link.close(lead.leads() ? topics.trainer() : null, Payload.bytes(lead.gone()));
        try {
            inbox.close();
        } catch (IOException unsure) {
            LOG.warn("what came last of the class may be missing in {}", inbox.file(), unsure);
        }
    }
}
