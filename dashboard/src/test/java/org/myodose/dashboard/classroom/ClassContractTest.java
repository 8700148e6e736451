package org.myodose.dashboard.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.dashboard.classroom.ClassBench.PATIENCE;
import static org.myodose.dashboard.classroom.ClassBench.awaitFacts;
import static org.myodose.dashboard.classroom.ClassBench.awaitStudents;
import static org.myodose.dashboard.classroom.ClassBench.desk;
import static org.myodose.dashboard.classroom.ClassBench.join;
import static org.myodose.dashboard.classroom.ClassBench.refusal;
import static org.myodose.dashboard.classroom.ClassBench.student;
import static org.myodose.dashboard.classroom.ClassBench.watching;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.mqtt.LinkListener;
import org.myodose.dashboard.classroom.mqtt.MqttLink;
import org.myodose.dashboard.classroom.mqtt.Subscription;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.BoardView;
import org.myodose.dashboard.classroom.trainer.ClassDesk;

/** Stations and a trainer over real brokers: the one inside, and Debian's mosquitto. */
class ClassContractTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void leadsStudentsThroughADrillAndBringsTheirHolds(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        FakeStudent ben = new FakeStudent();
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna");
                ClassUplink bens = join(folder, broker, ben, "Ben")) {
            awaitStudents(desk, 2);
            assertTrue(desk.feedback(bens.station(), Feedback.NONE));
            assertFalse(desk.feedback("nobody", Feedback.NONE));
            desk.startDrill(null);
            Await.until(() -> anna.drills() == 1 && ben.drills() == 1, desk::view);
            assertEquals(Feedback.FULL, anna.session().prescription().feedback());
            assertEquals(Feedback.NONE, ben.session().prescription().feedback());
            anna.hold(25);
            anna.hold(26);
            awaitFacts(desk, annas, 2);
            assertEquals(2, student(desk, "Anna").holds());
            Await.until(() -> student(desk, "Anna").score() != null, desk::view);
            Await.until(
                    () -> {
                        ben.scan(20, 24.5, "inBand");
                        return Double.valueOf(24.5).equals(student(desk, "Ben").force());
                    },
                    desk::view);
            desk.stopDrill();
            awaitFacts(desk, annas, 3);
            awaitFacts(desk, bens, 1);
            Await.until(() -> anna.told().contains("The trainer has ended the drill."), anna::told);
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhenTheBrokerIsKilledInMidClass(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        FakeStudent ben = new FakeStudent();
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna");
                ClassUplink bens = join(folder, broker, ben, "Ben")) {
            awaitStudents(desk, 2);
            desk.startDrill(null);
            Await.until(() -> anna.drills() == 1 && ben.drills() == 1, desk::view);
            anna.hold(25);
            awaitFacts(desk, annas, 1);
            ben.hold(28);
            broker.kill();
            anna.hold(26);
            ben.hold(29);
            Await.until(() -> !desk.view().notice().isEmpty(), desk::view);
            String refused = refusal(desk::stopDrill);
            assertTrue(refused.contains("no connection"), refused);
            anna.hold(27);
            broker.start();
            awaitFacts(desk, annas, 3);
            awaitFacts(desk, bens, 2);
            Await.until(() -> desk.view().notice().isEmpty() && desk.view().leading(), desk::view);
            desk.stopDrill();
            awaitFacts(desk, annas, 4);
            assertEquals(1, anna.drills(), "the same drill went on");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDataOfAStationThatDroppedWhenItIsBack(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker)) {
            ClassUplink before = join(folder, broker, anna, "Anna");
            awaitStudents(desk, 1);
            anna.hold(25);
            awaitFacts(desk, before, 1);
            broker.kill();
            anna.hold(26);
            anna.hold(27);
            before.close();
            broker.start();
            Await.until(() -> desk.view().leading() && desk.view().notice().isEmpty(), desk::view);
            try (ClassUplink after = join(folder, broker, anna, "Anna")) {
                assertEquals(before.station(), after.station());
                awaitFacts(desk, after, 3);
                assertEquals(1, desk.view().students().size(), "it has its old place");
            }
            Await.until(() -> student(desk, "Anna").state().equals("gone"), desk::view);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesANewTrainerEverythingAgain(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        try (TestBroker broker = TestBroker.start(kind, folder)) {
            ClassDesk first = desk(folder, broker);
            try (ClassUplink annas = join(folder, broker, anna, "Anna")) {
                awaitStudents(first, 1);
                first.startDrill(null);
                Await.until(() -> anna.drills() == 1, first::view);
                anna.hold(25);
                anna.hold(26);
                awaitFacts(first, annas, 2);
                first.close();
                try (ClassDesk second = desk(folder, broker)) {
                    awaitFacts(second, annas, 2);
                    BoardView.DrillView drill = second.view().drill();
                    assertTrue(drill != null && drill.running(), "the drill goes on");
                    second.stopDrill();
                    awaitFacts(second, annas, 3);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsASecondTrainerThatItOnlyWatches(TestBroker.Kind kind) throws Exception {
        try (TestBroker broker = TestBroker.start(kind, folder)) {
            ClassDesk first = desk(folder, broker);
            try (ClassDesk second = watching(folder, broker)) {
                Await.until(() -> second.view().notice().contains("Another trainer"), second::view);
                String refused = refusal(() -> second.startDrill(null));
                assertTrue(refused.contains("Another trainer"), refused);
                assertTrue(first.view().leading());
                first.close();
                Await.until(() -> second.view().leading(), second::view);
                second.startDrill(null);
            }
        }
    }

    /** A link that says strange things. */
    private static final class Stranger implements LinkListener {

        @Override
        public void onUp() {}

        @Override
        public void onDown(String cause) {}

        @Override
        public void onMessage(String topic, byte[] payload) {}
    }

    private static MqttLink stranger(TestBroker broker) throws InterruptedException {
        Topics topics = new Topics(TestBroker.CODE.room());
        MqttLink link = new MqttLink(
                broker.asStation(),
                "stranger",
                topics.of("stranger", Topics.Kind.STATE),
                new byte[0],
                List.of(new Subscription(topics.drill(), true)),
                new Stranger());
        link.start();
        assertEquals(MqttLink.First.UP, link.awaitFirst(PATIENCE));
        return link;
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatCannotBeTakenAndGoesOn(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        Topics topics = new Topics(TestBroker.CODE.room());
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna");
                MqttLink stranger = stranger(broker)) {
            awaitStudents(desk, 1);
            byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
            stranger.publish(topics.of("anna", Topics.Kind.HOLD), nonsense, true, false);
            stranger.publish(topics.of("anna", Topics.Kind.HOLD), new byte[Payload.MOST_BYTES + 1], true, false);
            Await.until(() -> desk.view().faults().size() == 2, desk::view);
            anna.hold(25);
            awaitFacts(desk, annas, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyInWithAnotherCode(TestBroker.Kind kind) throws Exception {
        try (TestBroker broker = TestBroker.start(kind, folder)) {
            ClassCode wrong = ClassCode.parse("K7M2-AAAAAA");
            FakeStudent anna = new FakeStudent();
            ClassUplink uplink =
                    anna.uplink(broker.asStation().as(wrong.stationUser(), wrong.password()), wrong, "Anna", folder);
            String refused = refusal(() -> uplink.start(PATIENCE));
            assertTrue(refused.contains("code"), refused);
            assertFalse(refused.contains(wrong.password()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNoOrdersFromAStation(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        Topics topics = new Topics(TestBroker.CODE.room());
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna")) {
            awaitStudents(desk, 1);
            MqttLink stranger = stranger(broker);
            Drill forged = new Drill("forged", true, Payload.tree(Map.of("name", "x")), Map.of(), null, 0);
            boolean taken = stranger.publish(topics.drill(), Payload.bytes(forged), true, true)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            stranger.close();
            assertFalse(taken, "the broker refuses it");
            anna.hold(25);
            awaitFacts(desk, annas, 1);
            Fact fact = desk.room().books().getFirst().entries().getFirst().fact();
            assertEquals("", fact.drill());
            assertEquals(0, anna.drills());
        }
    }
}
