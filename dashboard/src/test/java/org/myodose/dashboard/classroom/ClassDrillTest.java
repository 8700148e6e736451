package org.myodose.dashboard.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.dashboard.classroom.ClassBench.awaitFacts;
import static org.myodose.dashboard.classroom.ClassBench.awaitStudents;
import static org.myodose.dashboard.classroom.ClassBench.desk;
import static org.myodose.dashboard.classroom.ClassBench.join;
import static org.myodose.dashboard.classroom.ClassBench.student;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.dashboard.classroom.message.Estimate;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Match;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Debrief;
import org.myodose.dashboard.classroom.trainer.StudentBook;
import org.myodose.dashboard.live.ExpertPress;

/** What is taught in drills: who sees the force when, whose press is followed, and what is believed before it is shown. */
class ClassDrillTest {

    @TempDir
    Path folder = Path.of("");

    private static Fact fact(ClassDesk desk, ClassUplink uplink, int number) {
        StudentBook book = desk.room().book(uplink.station());
        assertNotNull(book);
        return book.entries().get(number - 1).fact();
    }

    /** Presses so that the class has a trace of it: what came at both ends is told, and between them is a straight line. */
    private static void press(ClassDesk desk, String name, FakeStudent student, double newtons) {
        double onset = 20.0 * (student.session().holds().size() + 1);
        for (double second = onset; second <= onset + 12; second += 0.75) {
            double force = newtons + second * 1e-3;
            double at = second;
            Await.until(
                    () -> {
                        student.scan(at, force, "inBand");
                        return Double.valueOf(force).equals(student(desk, name).force());
                    },
                    desk::view);
        }
        student.hold(newtons);
    }

    @ParameterizedTest
    @EnumSource(TestBroker.Kind.class)
    void hasAllFollowThePressThatTheTrainerChose(TestBroker.Kind kind) throws Exception {
        FakeStudent anna = new FakeStudent();
        FakeStudent ben = new FakeStudent();
        try (TestBroker broker = TestBroker.start(kind, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna");
                ClassUplink bens = join(folder, broker, ben, "Ben")) {
            awaitStudents(desk, 2);
            press(desk, "Anna", anna, 25);
            awaitFacts(desk, annas, 1);
            Fact shown = fact(desk, annas, 1);
            assertFalse(desk.follow(annas.station(), shown.outbox(), 2), "there is no such hold");
            assertTrue(desk.follow(annas.station(), shown.outbox(), 1));
            assertEquals("Anna", desk.view().expert());
            desk.startDrill(null);
            Await.until(() -> ben.following() != null, desk::view);
            ExpertPress followed = ben.following();
            assertNotNull(followed);
            assertEquals("Anna", followed.name());
            press(desk, "Ben", ben, 12.5);
            awaitFacts(desk, bens, 1);
            Match match = fact(desk, bens, 1).match();
            assertNotNull(match);
            assertEquals(50, match.percent(), 1, "half the force has half the area in common");
            desk.followNobody();
            desk.startDrill(null);
            Await.until(() -> ben.drills() == 2, desk::view);
            assertNull(ben.following());
        }
    }

    @Test
    void tellsTheTrainerWhatAStudentBelievedOfABlindHold() throws Exception {
        FakeStudent anna = new FakeStudent();
        try (TestBroker broker = TestBroker.start(TestBroker.Kind.EMBEDDED, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna")) {
            awaitStudents(desk, 1);
            assertTrue(desk.feedback(annas.station(), Feedback.DELAYED));
            desk.startDrill(null);
            Await.until(() -> anna.drills() == 1, desk::view);
            anna.hold(25);
            awaitFacts(desk, annas, 1);
            anna.estimate(21);
            awaitFacts(desk, annas, 2);
            Fact estimated = fact(desk, annas, 2);
            assertEquals(new Estimate(1, 21, 25.0), estimated.estimate());
            assertEquals(Feedback.DELAYED.label(), estimated.feedback());
            List<Debrief.Attempt> attempts =
                    Debrief.of(desk.room().books(), null).students().getFirst().attempts();
            assertEquals(4.0, attempts.getFirst().estimateError());
            assertEquals(1, attempts.getFirst().holds());
        }
    }

    @Test
    void givesNoHoldOfTheSessionBeforeToADrill() throws Exception {
        FakeStudent anna = new FakeStudent();
        try (TestBroker broker = TestBroker.start(TestBroker.Kind.EMBEDDED, folder);
                ClassDesk desk = desk(folder, broker);
                ClassUplink annas = join(folder, broker, anna, "Anna")) {
            awaitStudents(desk, 1);
            anna.delayDrills();
            desk.startDrill(null);
            Await.until(() -> anna.drills() == 1, desk::view);
            anna.hold(25);
            awaitFacts(desk, annas, 1);
            assertEquals("", fact(desk, annas, 1).drill(), "the device had not begun the drill");
            anna.beginDelayed();
            anna.hold(26);
            awaitFacts(desk, annas, 2);
            assertFalse(fact(desk, annas, 2).drill().isEmpty());
        }
    }
}
