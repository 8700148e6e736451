package org.myodose.dashboard.classroom;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.function.Executable;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.classroom.trainer.StudentBook;
import org.myodose.dashboard.classroom.trainer.StudentView;

/** What tests of a whole class share: a desk, stations, and waiting for what stays. */
final class ClassBench {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private ClassBench() {}

    static ClassDesk desk(Path folder, TestBroker broker) throws IOException, InterruptedException {
        ClassDesk desk = watching(folder, broker);
        Await.until(() -> desk.view().leading(), desk::view);
        return desk;
    }

    /** A trainer on a machine of their own. */
    static ClassDesk watching(Path folder, TestBroker broker) throws IOException, InterruptedException {
        Inbox inbox = Inbox.open(Files.createTempDirectory(folder, "trainer"), TestBroker.CODE.room());
        ClassDesk desk = new ClassDesk(
                TestBroker.CODE, broker.asTrainer(), inbox, Prescriptions.demonstration(), InstantSource.system());
        assertTrue(desk.start(PATIENCE));
        return desk;
    }

    static ClassUplink join(Path folder, TestBroker broker, FakeStudent student, String name)
            throws InterruptedException {
        ClassUplink uplink = student.uplink(broker.asStation(), TestBroker.CODE, name, folder);
        uplink.start(PATIENCE);
        return uplink;
    }

    static StudentView student(ClassDesk desk, String name) {
        return desk.view().students().stream()
                .filter(student -> student.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String refusal(Executable order) {
        return String.valueOf(assertThrows(UserException.class, order).getMessage());
    }

    static void awaitStudents(ClassDesk desk, int count) {
        Await.until(() -> desk.view().students().size() == count, desk::view);
    }

    /** The numbers of all that came of a student, in their order. */
    static List<Long> numbers(ClassDesk desk, ClassUplink uplink) {
        StudentBook book = desk.room().book(uplink.station());
        return book == null
                ? List.of()
                : book.entries().stream().map(entry -> entry.fact().number()).toList();
    }

    static void awaitFacts(ClassDesk desk, ClassUplink uplink, long count) {
        List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
        Await.until(() -> numbers(desk, uplink).equals(all), () -> numbers(desk, uplink));
    }
}
